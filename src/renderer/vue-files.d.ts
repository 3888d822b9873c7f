/** What a .vue file gives to tools that cannot look into one (ESLint); vue-tsc reads the file itself. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
