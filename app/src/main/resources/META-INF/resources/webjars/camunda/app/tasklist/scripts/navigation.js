// The engine's page offers everybody to create tasks, to start processes and to change filters. Drawn anew with each
// login, this asks what the person may do; user-styles.css hides the rest, and everything until the answer is there.
const OFFERED = {
  'may-create-tasks': {permission: 'CREATE', resource: 'task', type: 7},
  'may-start-processes': {permission: 'CREATE_INSTANCE', resource: 'process definition', type: 6},
  'may-change-filters': {permission: 'UPDATE', resource: 'filter', type: 5}
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
