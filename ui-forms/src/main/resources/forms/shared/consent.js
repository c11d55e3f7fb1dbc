  // A change that waits for a second person's consent: the form before this says DOOR, and how to render it.
  // Whatever somebody wrote reaches the page as text nodes only, never as markup.
  var form = camForm.formElement[0] || camForm.formElement;
  var LONGEST_REASON = 500;
  var change = null;

  function part(name) {
    return form.querySelector('[data-part="' + name + '"]');
  }

  function show(node, visible) {
    node.hidden = !visible;
  }

  function problem(where, text) {
    where.textContent = text;
    show(where, true);
  }

  function time(iso) {
    return new Date(iso).toLocaleString('zh-CN', { hour12: false });
  }

  function row(head, value) {
    var tr = document.createElement('tr');
    tr.appendChild(document.createElement('th')).textContent = head;
    tr.appendChild(document.createElement('td')).textContent = value;
    part('facts').appendChild(tr);
  }

  function chosen() {
    var radio = form.querySelector('input[name="signet-decision"]:checked');
    return radio ? radio.value : '';
  }

  function comment() {
    return part('comment').value.trim();
  }

  // All that a completion carries. The engine takes these and nothing else, and reads their list here.
  var carried = [
    { variable: 'decision', type: 'String', longest: 20 },
    { variable: 'comment', type: 'String', longest: 1000 }
  ];

  // A convenience only: the engine's guard refuses the same to whoever completes without this page.
  var checks = [
    {
      check: 'decision-chosen',
      fails: function () { return !chosen(); },
      says: function () { return '请选择同意或不同意。 Choose to agree or not.'; }
    },
    {
      check: 'rejection-has-a-reason',
      fails: function () { return chosen() === 'rejected' && !comment(); },
      says: function () { return '请填写原因。 Give a reason.'; }
    },
    {
      check: 'reason-not-too-long',
      fails: function () { return Array.from(comment()).length > LONGEST_REASON; },
      says: function () {
        return '原因最多 ' + LONGEST_REASON + ' 字。 The reason may have ' + LONGEST_REASON + ' characters.';
      }
    }
  ];

  function objection() {
    var failed = checks.filter(function (each) { return each.fails(); })[0];
    return failed ? failed.says() : '';
  }

  function load() {
    var id = camForm.variableManager.variableValue('changeId');
    // Whatever the form holds is sent back; the engine takes nothing but the decision and its reason.
    camForm.variableManager.destroyVariable('changeId');
    var base = window.location.pathname.split('/camunda/')[0] + DOOR;
    fetch(base + encodeURIComponent(id), { credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (answer) {
        if (!answer.ok) { throw new Error('HTTP ' + answer.status); }
        return answer.json();
      }).then(function (data) {
        change = data;
        render();
        show(part('loading'), false);
        show(part('content'), true);
      }).catch(function (error) {
        show(part('loading'), false);
        problem(part('problem'), '无法读取申请 Cannot read the application: ' + error.message);
      });
  }

  camForm.on('form-loaded', function () {
    camForm.variableManager.fetchVariable('changeId');
    carried.forEach(function (each) {
      camForm.variableManager.createVariable({ name: each.variable, type: each.type, value: '' });
    });
  });

  camForm.on('variables-applied', load);

  camForm.on('submit', function (event) {
    var where = part('decision-problem');
    var text = change ? objection() : '申请尚未读取完毕。 The application is not loaded yet.';
    show(where, false);
    if (text) {
      event.submitPrevented = true;
      problem(where, text);
      return;
    }
    [['decision', chosen()], ['comment', comment()]].forEach(function (pair) {
      var variable = camForm.variableManager.variable(pair[0]);
      variable.value = pair[1];
      variable.originalValue = null;
      variable.isDirty = true;
    });
  });
