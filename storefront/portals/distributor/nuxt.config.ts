// The distributors' portal: a Nuxt layer, joined to the shop in the root's nuxt.config.ts. Its pages, parts, server routes and
// words are its own; a distributor signs in as the shopper they are.
import { defineNuxtConfig } from 'nuxt/config'

export default defineNuxtConfig({ srcDir: '.', serverDir: 'server' })
