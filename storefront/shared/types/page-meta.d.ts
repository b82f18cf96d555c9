// What a page may ask of the frame around it.
declare module '#app' {
  interface PageMeta {
    /** false hides the phone's bottom bar, for pages with a fixed bar of their own. */
    bottomBar?: boolean
  }
}
export {}
