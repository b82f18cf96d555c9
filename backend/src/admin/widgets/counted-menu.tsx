import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { api } from '@shanzhen/desk/api'
import type { Today } from '../../wire'
import { menuStyle } from '../lib/menu-style'

/**
 * The menu bears what waits and leaves out pages that would only say that one may not. Medusa's menu takes no numbers, so
 * they are drawn by a style sheet; a page that is left out is refused at the door all the same.
 */
const STYLE = 'counted-menu'
const AGAIN_MS = 60_000

async function count() {
  if (document.hidden || window.location.pathname.startsWith('/app/login')) return
  // Signed out, or the shop is away: the next round asks again.
  const today = await api<Today>('/today').catch(() => null)
  if (today) sheet().textContent = menuStyle(today)
}

function sheet(): HTMLElement {
  const known = document.getElementById(STYLE)
  if (known) return known
  const style = document.createElement('style')
  style.id = STYLE
  document.head.append(style)
  return style
}

sheet().textContent = menuStyle({ waits: [], shut: [] })
void count()
setInterval(() => void count(), AGAIN_MS)
document.addEventListener('visibilitychange', () => void count())
// A step to another page is when a number most likely changed.
document.addEventListener('click', (event) => {
  if ((event.target as Element | null)?.closest?.('a,button[type="submit"]')) setTimeout(() => void count(), 1_500)
})

const CountedMenu = () => null

export const config = defineWidgetConfig({ zone: 'login.before' })

export default CountedMenu
