// A page is whole without scripts, so on a slow line its pictures go first and the scripts follow.
const SCRIPTS = /<link rel="modulepreload"|<script type="module"/g

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html) => {
    html.head = html.head.map((part) => part.replace(SCRIPTS, '$& fetchpriority="low"'))
  })
})
