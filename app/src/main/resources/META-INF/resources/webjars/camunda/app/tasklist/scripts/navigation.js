// The engine's page offers everybody to create tasks and to start processes. Drawn anew with each login, this asks what
// the person may do; user-styles.css hides the rest, and everything until the answer is there.
const OFFERED = {
  'may-create-tasks': {permission: 'CREATE', resource: 'task', type: 7},
  'may-start-processes': {permission: 'CREATE_INSTANCE', resource: 'process definition', type: 6}
};

function may(api, right) {
  const query = new URLSearchParams({
    permissionName: right.permission,
    resourceName: right.resource,
    resourceType: right.type
  });
  return fetch(api.engineApi + '/authorization/check?' + query, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json'}
  })
    .then(answer => (answer.ok ? answer.json() : {authorized: false}))
    .then(answer => answer.authorized === true, () => false);
}

function forget() {
  Object.keys(OFFERED).forEach(name => document.body.classList.remove(name));
}

export default {
  id: 'signet-navigation',
  pluginPoint: 'tasklist.navbar.action',
  priority: 0,
  render: (node, {api}) => {
    forget();
    Object.entries(OFFERED).forEach(([name, right]) =>
      may(api, right).then(allowed => document.body.classList.toggle(name, allowed))
    );
  },
  unmount: forget
};
