// The small shops' portal: a Nuxt layer, joined to the shop in the root's nuxt.config.ts. Its pages, parts, server routes
// and words are its own; what it shares with the shop (sign-in, fields, dates) it takes from there by name.
import { defineNuxtConfig } from 'nuxt/config'

export default defineNuxtConfig({ srcDir: '.', serverDir: 'server' })
