// Every page of the shop twice: Chinese at its own path, English under /en. A page's address alone says its language,
// so cached pages are the same for everybody.
import { defineNuxtModule } from 'nuxt/kit'
import type { NuxtPage } from 'nuxt/schema'

/** Pages within a page have paths of their own below its. */
const named = (page: NuxtPage): NuxtPage => ({
  ...page,
  name: page.name ? `${page.name}___en` : undefined,
  children: page.children?.map(named),
})

const inEnglish = (page: NuxtPage): NuxtPage => ({
  ...named(page),
  path: page.path === '/' ? '/en' : `/en${page.path}`,
})

export default defineNuxtModule({
  meta: { name: 'two-languages' },
  setup(_options, nuxt) {
    nuxt.hook('pages:extend', (pages) => {
      pages.push(...pages.map(inEnglish))
    })
  },
})
