/** Medusa's own pages as this county's staff read them; what its translations reach is mended in `src/admin/i18n`. */
import { INVITE } from './invite'
import { keepLanguages } from './languages'
import { MANNERS } from './manners'
import { RIGHTS } from './rights'
import { changeMedusaPages } from './rules'
import { WORDS } from './words'

export const medusaPages = () => changeMedusaPages([...WORDS, ...INVITE, ...MANNERS, ...RIGHTS])
export const medusaLanguages = () => keepLanguages(['en', 'zhCN'])
