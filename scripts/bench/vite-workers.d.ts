/** What Vite makes of an import of a worker. */
declare module '*?worker' {
  const MadeWorker: new (options?: { name?: string }) => Worker
  export default MadeWorker
}
