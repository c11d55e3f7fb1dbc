/** Every text of the page, Chinese and English. What the server says comes in both languages from there. */
const TEXTS = {
  title: ['群发助手', 'Bulk tasks'],
  'other-language': ['English', '中文'],
  leave: ['退出', 'Leave'],
  close: ['关闭', 'Close'],
  back: ['← 返回任务列表', '← Back to the tasks'],
  yuan: ['{0} 元', '{0} yuan'],
  request: ['请求编号 {0}', 'request {0}'],
  credentials: [
    'AccessKey ID 不存在、已停用，或 Secret 不正确；请核对后重新输入。',
    'There is no such AccessKey ID, it is switched off, or the secret is not right; check both and enter them again.'],
  clock: ['请校准本机的日期与时间。', 'Set the date and time of this computer right.'],
  insecure: [
    '当前页面不是通过 https 或本机地址（127.0.0.1、localhost）打开的，浏览器不允许签名，因此无法使用。请改用 https 地址打开本页。',
    'This page was opened neither through https nor on this machine (127.0.0.1, localhost). Browsers allow no signing then; open it through https.'],

  enter: ['输入 AccessKey', 'Your AccessKey'],
  'enter-hint': [
    '密钥只保存在本标签页的内存中，用于在浏览器内为请求签名；不会发送或保存到任何地方，刷新或关闭页面即清除。',
    'The secret stays in the memory of this tab, which signs its requests itself. It is sent and stored nowhere, and gone when the page is closed or reloaded.'],
  open: ['进入', 'Enter'],

  tasks: ['发送任务', 'Tasks'],
  add: ['添加发送任务', 'New task'],
  search: ['查询', 'Search'],
  all: ['全部', 'All'],
  'no-tasks': ['没有任务。', 'No tasks.'],
  pages: ['第 {0} 页，共 {1} 页 · {2} 个任务', 'page {0} of {1} · {2} tasks'],
  previous: ['上一页', 'Previous'],
  next: ['下一页', 'Next'],
  name: ['任务名称', 'Task name'],
  state: ['状态', 'State'],
  'send-time': ['发送时间', 'Send time'],
  numbers: ['号码数量', 'Numbers'],
  'failed-numbers': ['失败号码数量', 'Failed numbers'],
  result: ['发送结果', 'Result'],
  actions: ['操作', 'Actions'],
  details: ['查看详情', 'Details'],
  'task-details': ['发送任务详情', 'Task details'],
  'details-of': ['查看详情：{0}', 'Details of {0}'],

  'new-hint': [
    '验证码经群发可能延迟，不适用于注册、登录。',
    'Codes may be late through a bulk task: not for registration or login.'],
  sign: ['短信签名', 'Signature'],
  template: ['短信模板', 'Template'],
  choose: ['请选择', 'Choose'],
  'no-sign': [
    '还没有审核通过的签名。请先申请签名（API：AddSmsSign 或 POST /v1/signatures）。',
    'There is no approved signature yet. Apply for one first (API: AddSmsSign or POST /v1/signatures).'],
  recipients: ['接收号码', 'Recipients'],
  'by-file': ['导入文件', 'From a file'],
  'by-hand': ['手工输入', 'By hand'],
  'only-file': [
    '此模板含有变量，只能导入文件，每行填写号码和变量值。',
    'This template has variables: upload a file with a number and the values in each row.'],
  'file-hint': [
    'XLSX、XLS 或 CSV，表头与范例一致，单元格格式为常规或文本。先选择签名和模板。',
    'XLSX, XLS or CSV with the header of the sample; cells in General or Text format. Choose signature and template first.'],
  sample: ['范例下载', 'Sample file'],
  upload: ['导入号码', 'Upload numbers'],
  'numbers-by-hand': ['每行一个号码，按回车换行', 'One number a line'],
  check: ['核对号码', 'Check the numbers'],
  'choose-both': ['请先选择签名和模板。', 'Choose signature and template first.'],
  'at-once': ['确认后立即发送', 'As soon as it is confirmed'],
  later: ['定时发送', 'At a time'],
  time: ['日期与时间（{0}）', 'Date and time ({0})'],
  'no-time': ['请填写发送时间。', 'Give the time.'],
  'no-list': ['请先导入或核对接收号码。', 'Upload or check the recipients first.'],
  create: ['提交发送任务', 'Submit the task'],
  'create-hint': [
    '提交后先预估，不会发送；确认预估后才会发送。',
    'A forecast comes first; nothing is sent before you confirm it.'],

  reading: ['正在读取号码：{0}%，已读 {1} 行', 'Reading the numbers: {0}%, {1} rows so far'],
  sending: ['正在上传 {0}', 'Uploading {0}'],
  'list-ready': ['号码已核对：有效 {0} 个，被拒 {1} 行。', 'Numbers checked: {0} valid, {1} rows rejected.'],
  'list-failed': ['文件未导入：{0}', 'Nothing was taken from the file: {0}'],
  rows: ['总行数', 'Rows'],
  valid: ['有效', 'Valid'],
  duplicate: ['重复', 'Duplicate'],
  malformed: ['格式错误', 'Malformed'],
  foreign: ['国内外不符', 'Foreign'],
  blacklisted: ['黑名单', 'Blacklisted'],
  row: ['行', 'Row'],
  cells: ['内容', 'Content'],
  reason: ['原因', 'Reason'],
  'first-malformed': ['格式错误的行（最先 {0} 行；其余及重复、非大陆等被拒行见被拒行文件）', 'Malformed rows (the first {0}; the others, duplicates and whatever else was rejected are in the file of rejected rows)'],
  'malformed-rows': ['格式错误的行', 'Malformed rows'],
  rejected: ['下载被拒行（{0} 行，附原因）', 'Download the {0} rejected rows with reasons'],

  FORECASTING: ['预估中', 'Forecasting'],
  AWAITING_CONFIRMATION: ['待确认', 'Awaiting confirmation'],
  SCHEDULED: ['待发送', 'Scheduled'],
  RUNNING: ['发送中', 'Running'],
  PAUSED: ['已暂停', 'Paused'],
  FINISHED: ['发送完成', 'Finished'],
  STOPPED: ['已停止', 'Stopped'],
  CANCELLED: ['已撤销', 'Cancelled'],
  FAILED: ['失败', 'Failed'],
  'PAUSED-USER': ['由账号暂停，可继续', 'Paused by the account; resume it to go on'],
  'PAUSED-WINDOW': ['不在发送时段，到开放时自动继续', 'Outside the hours of sending; goes on by itself when they open'],
  'PAUSED-REFUSED': ['发送被拒绝，原因见操作记录；问题解决后可继续', 'Sending refuses, see the history; resume it when that is mended'],
  VERIFICATION: ['验证码', 'Verification'],
  NOTIFICATION: ['短信通知', 'Notification'],
  PROMOTIONAL: ['推广短信', 'Promotional'],
  INTERNATIONAL: ['国际/港澳台', 'International'],

  confirm: ['确认发送', 'Confirm'],
  forecast: ['重新预估', 'Forecast again'],
  cancel: ['撤销', 'Cancel the task'],
  pause: ['暂停', 'Pause'],
  resume: ['继续', 'Resume'],
  stop: ['停止', 'Stop'],
  'cancel-sure': ['撤销后不会发送任何号码，且不能恢复。确定撤销？', 'Nobody gets anything, and it cannot be undone. Cancel the task?'],
  'stop-sure': ['尚未提交的号码不再发送，且不能恢复。确定停止？', 'Numbers not handed over yet get nothing, and it cannot be undone. Stop?'],

  progress: ['进度', 'Progress'],
  'progress-forecast': ['已预估 {0} / {1}', '{0} of {1} forecast'],
  'progress-sending': ['已处理 {0} / {1}', '{0} of {1} handled'],
  sent: ['已提交', 'Handed over'],
  delivered: ['已送达', 'Delivered'],
  failed: ['失败', 'Failed'],
  remaining: ['未处理', 'Remaining'],
  speed: ['每秒号码数', 'Numbers a second'],
  finish: ['预计完成时间', 'Finishes at'],
  ended: ['结束时间', 'Ended at'],

  'forecast-title': ['预估', 'Forecast'],
  'forecast-hint': ['条件不变时的结果；确认后按此单价与规则版本记录。', 'What it comes to if nothing changes; these prices and this rulebook are put on record when you confirm.'],
  accepted: ['可发送', 'Accepted'],
  refused: ['将被拒绝', 'Refused by rule'],
  deferred: ['被接受的号码中将延后发送', 'Accepted, but sent later'],
  segments: ['计费条数', 'Billing units'],
  cost: ['预计费用', 'Cost'],
  packages: ['套餐包支付条数', 'Units paid by packages'],
  price: ['单价（元/条）', 'Unit price (yuan)'],
  rulebook: ['规则版本', 'Rulebook'],
  refusals: ['将被拒绝的号码', 'Numbers that would be refused'],
  rule: ['规则', 'Rule'],
  count: ['号码数', 'Numbers'],
  advice: ['建议', 'Advice'],
  'terms-changed': ['开始发送时的单价或规则版本与确认时不同，见操作记录。', 'Prices or rulebook had changed when it started, see the history.'],
  history: ['操作记录', 'History'],
  'at': ['时间', 'Time'],
  'by-whom': ['操作者', 'By'],
  what: ['内容', 'What'],
};

let english = false;

export const pick = (zh, en) => english ? en : zh;

export const text = (key, ...values) =>
  pick(...TEXTS[key]).replace(/\{(\d)\}/g, (whole, index) => values[index]);

export const number = value => value.toLocaleString('en-US');

/** Fills in everything the page has written down as data-text. */
export function translate() {
  document.documentElement.lang = pick('zh-CN', 'en');
  document.title = text('title') + ' · Signet';
  document.querySelectorAll('[data-text]').forEach(node => { node.textContent = text(node.dataset.text); });
}

export function otherLanguage() {
  english = !english;
  translate();
}
