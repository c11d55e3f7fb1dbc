(function () {
  'use strict';

  // Whatever an applicant wrote reaches the page as text nodes only, never as markup.
  var form = camForm.formElement[0] || camForm.formElement;
  var base = window.location.pathname.split('/camunda/')[0] + '/v1/reviews/' + encodeURIComponent(camForm.taskId);
  var screenData = null;
  var token = null;

  function part(name) {
    return form.querySelector('[data-part="' + name + '"]');
  }

  function el(tag, text, className) {
    var node = document.createElement(tag);
    if (text !== undefined && text !== null) { node.textContent = text; }
    if (className) { node.className = className; }
    return node;
  }

  function both(zh, en, tag) {
    var node = el(tag || 'span', zh + ' ');
    node.appendChild(el('span', en, 'en'));
    return node;
  }

  function clear(node) {
    while (node.firstChild) { node.removeChild(node.firstChild); }
    return node;
  }

  function show(node, visible) {
    node.hidden = !visible;
  }

  function time(iso) {
    return iso ? new Date(iso).toLocaleString('zh-CN', { hour12: false, timeZone: screenData.zone }) : '—';
  }

  function nothing() {
    return both('无', 'None', 'p');
  }

  function row(head, value) {
    var tr = el('tr');
    var th = el('th');
    th.appendChild(head);
    tr.appendChild(th);
    tr.appendChild(typeof value === 'object' ? value : el('td', value === '' ? '—' : value));
    return tr;
  }

  function badge(zh, en, className) {
    var node = el('span', zh + ' ' + en, 'tag ' + className);
    return node;
  }

  function verdictBadge(approved) {
    return approved ? badge('通过', 'approved', 'good') : badge('驳回', 'rejected', 'bad');
  }

  function problem(where, text) {
    where.textContent = text;
    show(where, true);
  }

  function request(path, options) {
    options = options || {};
    options.credentials = 'same-origin';
    options.headers = options.headers || {};
    options.headers.Accept = 'application/json';
    if (token) { options.headers[token.header] = token.value; }
    return fetch(base + path, options).then(function (answer) {
      if (answer.headers.get('X-CSRF-HEADER')) {
        token = { header: answer.headers.get('X-CSRF-HEADER'), value: answer.headers.get('X-CSRF-TOKEN') };
      }
      return answer.text().then(function (text) {
        var body = null;
        try { body = JSON.parse(text); } catch (e) { /* not ours */ }
        if (!answer.ok) {
          throw new Error(body && body.message ? body.message + ' ' + (body.messageEn || '') : 'HTTP ' + answer.status);
        }
        return body;
      });
    });
  }

  function renderHead() {
    var s = screenData;
    part('title').textContent = s.screen.title;
    var badges = clear(part('badges'));
    if (s.overdue) { badges.appendChild(badge('已逾期', 'overdue', 'bad')); }
    if (s.highRisk) { badges.appendChild(badge('高风险，须两人审核', 'high risk, two reviewers', 'warn')); }
    if (s.highRisk && s.opinions.length > 0) { badges.appendChild(badge('复核', 'second opinion', 'warn')); }
    part('due').textContent = '提交 Submitted ' + time(s.submittedAt) + ' · 时限 Due ' + time(s.dueAt) + ' (' + s.zone + ')';
    var opinions = clear(part('opinions'));
    s.opinions.forEach(function (opinion) {
      var line = el('p');
      line.appendChild(verdictBadge(opinion.approved));
      line.appendChild(el('span', opinion.reviewer + ' · ' + time(opinion.at)
        + (opinion.reasonCodes.length ? ' · ' + opinion.reasonCodes.join(', ') : '')
        + (opinion.comment ? ' · ' + opinion.comment : '')
        + (opinion.acceptedUnknown.length
          ? ' · 未知仍予通过 approved although unknown: ' + opinion.acceptedUnknown.join('；') : '')));
      opinions.appendChild(line);
    });
  }

  function renderFindings() {
    var severities = {
      REFUSE: ['不符合', 'violation', 'bad'],
      HUMAN: ['需人工判断', 'needs a person', 'warn'],
      NOTE: ['提示', 'note', '']
    };
    var box = clear(part('findings'));
    if (!screenData.screen.findings.length) { box.appendChild(nothing()); }
    screenData.screen.findings.forEach(function (finding) {
      var line = el('div', null, 'finding');
      var severity = severities[finding.severity];
      line.appendChild(badge(severity[0], severity[1], severity[2]));
      line.appendChild(el('strong', finding.normId + ' '));
      line.appendChild(both(finding.messageZh, finding.messageEn));
      if (finding.part) {
        line.appendChild(document.createTextNode(' '));
        line.appendChild(el('mark', finding.part));
      }
      box.appendChild(line);
    });
  }

  function renderFacts() {
    var facts = clear(part('facts'));
    screenData.screen.applicationFacts.forEach(function (fact) {
      facts.appendChild(row(both(fact.labelZh, fact.labelEn), fact.value));
    });
    show(part('preview-box'), screenData.screen.preview !== '');
    part('preview').textContent = screenData.screen.preview;
  }

  function renderSample() {
    var sample = screenData.screen.sample;
    show(part('sample-box'), Boolean(sample));
    if (!sample) { return; }
    var head = clear(part('sample-head')).appendChild(el('tr'));
    sample.columns.forEach(function (column) {
      head.appendChild(el('th')).appendChild(both(column.labelZh, column.labelEn));
    });
    var body = clear(part('sample'));
    sample.rows.forEach(function (cells) {
      var tr = body.appendChild(el('tr'));
      cells.forEach(function (cell) { tr.appendChild(el('td', cell)); });
    });
  }

  function factInput(fact) {
    var input;
    if (fact.choices.length) {
      input = el('select', null, 'form-control');
      input.appendChild(new Option('未知 unknown', ''));
      fact.choices.forEach(function (choice) {
        input.appendChild(new Option(choice.labelZh + ' ' + choice.labelEn, choice.value));
      });
    } else {
      input = el('input', null, 'form-control');
      input.type = 'text';
      input.maxLength = 200;
    }
    input.value = fact.value;
    input.setAttribute('data-fact', fact.name);
    input.setAttribute('aria-label', fact.labelZh + ' ' + fact.labelEn);
    return input;
  }

  function renderMissing() {
    var missing = screenData.screen.missing;
    show(part('missing-box'), missing.length > 0);
    var box = clear(part('missing'));
    missing.forEach(function (fact) {
      var cell = el('td');
      cell.appendChild(factInput(fact));
      box.appendChild(row(both(fact.labelZh, fact.labelEn), cell));
    });
  }

  function saveFacts() {
    var facts = {};
    Array.prototype.forEach.call(form.querySelectorAll('[data-fact]'), function (input) {
      facts[input.getAttribute('data-fact')] = input.value;
    });
    var said = part('facts-saved');
    said.className = 'en';
    said.textContent = '……';
    return request('/facts', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(facts)
    }).then(function (data) {
      screenData = data;
      renderScreen();
      said.className = 'done';
      said.textContent = '已保存并重新检查 Saved and checked again';
    }).catch(function (error) {
      said.className = 'problem';
      said.textContent = error.message;
    });
  }

  function renderEvidence() {
    var box = clear(part('evidence'));
    show(part('evidence-box'), screenData.screen.papers);
    if (!screenData.screen.evidence.length) { box.appendChild(nothing()); }
    screenData.screen.evidence.forEach(function (file) {
      var url = base + '/evidence/' + encodeURIComponent(file.id);
      var image = file.mediaType.indexOf('image/') === 0;
      var figure = el('figure');
      var link = el('a');
      link.href = url;
      if (image) {
        var img = el('img');
        img.src = url;
        img.alt = file.kindZh + ' ' + file.fileName;
        link.target = '_blank';
        link.rel = 'noopener';
        link.appendChild(img);
      } else {
        link.textContent = '下载 Download ' + file.fileName;
        link.setAttribute('download', file.fileName);
      }
      figure.appendChild(link);
      var caption = both(file.kindZh, file.kindEn, 'figcaption');
      caption.appendChild(el('div', file.fileName + ' · ' + Math.ceil(file.size / 1024) + ' KB', 'en'));
      figure.appendChild(caption);
      box.appendChild(figure);
    });
  }

  function precedents(list) {
    if (!list.length) { return nothing(); }
    var table = el('table');
    var body = table.appendChild(el('tbody'));
    list.forEach(function (past) {
      var tr = el('tr');
      var what = el('td');
      what.appendChild(verdictBadge(past.approved));
      what.appendChild(el('span', past.title));
      what.appendChild(el('div', past.account + ' · ' + time(past.decidedAt) + (past.reason ? ' · ' + past.reason : ''), 'en'));
      tr.appendChild(what);
      body.appendChild(tr);
    });
    return table;
  }

  function renderRecord() {
    var account = screenData.screen.account;
    var box = clear(part('account'));
    box.appendChild(row(both('账户', 'Account'), account.name + '（' + account.accountId + '）'));
    box.appendChild(row(both('认证名称', 'Verified name'), account.verifiedName));
    box.appendChild(row(both('类型', 'Kind'), account.kindZh + ' ' + account.kindEn));
    box.appendChild(row(both('以往通过 / 驳回', 'Approved / rejected before'), account.approved + ' / ' + account.rejected));
    clear(part('recent')).appendChild(precedents(account.recent));
    clear(part('similar')).appendChild(precedents(screenData.screen.similar));
    var history = clear(part('history'));
    var said = screenData.comments.map(function (comment) {
      return { at: comment.at, actor: comment.reviewer, action: '评论 comment', note: comment.words };
    });
    said.concat(screenData.screen.history).sort(function (one, other) {
      return new Date(other.at) - new Date(one.at);
    }).forEach(function (operation) {
      history.appendChild(row(el('span', time(operation.at)),
        operation.actor + ' · ' + operation.action + (operation.note ? ' · ' + operation.note : '')));
    });
  }

  function renderReasons() {
    var box = clear(part('reasons'));
    screenData.reasons.forEach(function (reason) {
      var label = el('label');
      var check = el('input');
      check.type = 'checkbox';
      check.value = reason.code;
      check.setAttribute('data-reason', reason.code);
      label.appendChild(check);
      label.appendChild(document.createTextNode(' ' + reason.code + ' '));
      label.appendChild(both(reason.reasonZh, reason.reasonEn));
      label.title = reason.adviceZh + ' ' + reason.adviceEn;
      box.appendChild(label);
    });
  }

  function renderScreen() {
    renderHead();
    renderFindings();
    renderFacts();
    renderMissing();
    renderUnknown();
    renderSample();
    renderEvidence();
    renderRecord();
  }

  function chosen() {
    var radio = form.querySelector('input[name="signet-decision"]:checked');
    return radio ? radio.value : '';
  }

  function chosenReasons() {
    if (chosen() !== 'rejected') { return []; }
    return Array.prototype.map.call(form.querySelectorAll('[data-reason]:checked'), function (check) {
      return check.value;
    });
  }

  function comment() {
    return part('comment').value.trim();
  }

  function countComment() {
    part('comment-count').textContent = Array.from(comment()).length + ' / ' + screenData.maxComment;
  }

  /** Facts that nobody knows yet: whoever approves all the same must say so. */
  function unknownFacts() {
    if (chosen() !== 'approved') { return []; }
    return screenData.screen.missing.filter(function (fact) { return fact.unknown; });
  }

  function renderUnknown() {
    var unknown = unknownFacts();
    part('unknown-list').textContent = unknown.map(function (fact) {
      return fact.labelZh + ' ' + fact.labelEn;
    }).join('；');
    show(part('unknown-box'), unknown.length > 0);
  }

  function unknownAccepted() {
    return unknownFacts().length > 0 && part('unknown-confirmed').checked;
  }

  // All that a completion carries. The engine takes these and nothing else, and reads their list here.
  var carried = [
    { variable: 'decision', type: 'String', longest: 20 },
    { variable: 'reasonCodes', type: 'String', longest: 500 },
    { variable: 'comment', type: 'String', longest: 2000 },
    { variable: 'unknownAccepted', type: 'Boolean', longest: 5 }
  ];

  // A convenience only: the engine's guard refuses the same to whoever completes without this page.
  var checks = [
    {
      check: 'decision-chosen',
      fails: function () { return !chosen(); },
      says: function () { return '请选择通过或驳回。 Choose to approve or to reject.'; }
    },
    {
      check: 'rejection-has-reasons',
      fails: function () { return chosen() === 'rejected' && !chosenReasons().length; },
      says: function () { return '驳回时至少选择一个原因。 Choose at least one reason to reject.'; }
    },
    {
      check: 'unknown-facts-accepted',
      fails: function () { return unknownFacts().length > 0 && !unknownAccepted(); },
      says: function () {
        return '有事实尚未核实：请补充，或勾选确认后再通过。 Some facts are unknown: fill them in, or confirm that you approve all the same.';
      }
    },
    {
      check: 'comment-not-too-long',
      fails: function () { return Array.from(comment()).length > screenData.maxComment; },
      says: function () {
        return '说明最多 ' + screenData.maxComment + ' 字。 The comment may have ' + screenData.maxComment + ' characters.';
      }
    }
  ];

  function objection() {
    var failed = checks.filter(function (each) { return each.fails(); })[0];
    return failed ? failed.says() : '';
  }

  function listen() {
    Array.prototype.forEach.call(form.querySelectorAll('input[name="signet-decision"]'), function (radio) {
      radio.addEventListener('change', function () {
        show(part('reasons-box'), chosen() === 'rejected');
        renderUnknown();
        show(part('decision-problem'), false);
      });
    });
    part('comment').addEventListener('input', countComment);
    part('save-facts').addEventListener('click', saveFacts);
  }

  function load() {
    request('').then(function (data) {
      screenData = data;
      renderScreen();
      renderReasons();
      countComment();
      listen();
      show(part('loading'), false);
      show(part('content'), true);
    }).catch(function (error) {
      show(part('loading'), false);
      problem(part('problem'), '无法读取申请 Cannot read the application: ' + error.message);
    });
  }

  camForm.on('form-loaded', function () {
    carried.forEach(function (each) {
      camForm.variableManager.createVariable({
        name: each.variable, type: each.type, value: each.type === 'Boolean' ? false : ''
      });
    });
  });

  camForm.on('variables-applied', load);

  camForm.on('submit', function (event) {
    var where = part('decision-problem');
    var text = screenData ? objection() : '申请尚未读取完毕。 The application is not loaded yet.';
    show(where, false);
    if (text) {
      event.submitPrevented = true;
      problem(where, text);
      return;
    }
    // The engine would keep an older opinion's value where this one has none, so all are always sent.
    [
      ['decision', chosen()],
      ['reasonCodes', chosenReasons().join(',')],
      ['comment', comment()],
      ['unknownAccepted', unknownAccepted()]
    ].forEach(function (pair) {
      var variable = camForm.variableManager.variable(pair[0]);
      variable.value = pair[1];
      variable.originalValue = null;
      variable.isDirty = true;
    });
  });
}());
