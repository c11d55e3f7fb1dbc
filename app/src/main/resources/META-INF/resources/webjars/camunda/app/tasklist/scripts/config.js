// Takes the place of the file of the same path in the engine's web application.
export default {
  app: {
    name: '任务 Tasklist',
    vendor: 'Signet'
  },
  locales: {
    availableLocales: ['en', 'zh'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true,
  customScripts: ['scripts/people-changes.js'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领所选任务 · claim the selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个过滤器 · go to the first filter'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到第一个任务 · go to the first task'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到表单的第一个输入项 · go to the form\'s first field'
    }
  }
};
