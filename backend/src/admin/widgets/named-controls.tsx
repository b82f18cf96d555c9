import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { enterSubmits } from '../lib/enter-submits'
import { nameControls } from '../lib/name-controls'
import { PHONE_STYLE } from '../lib/phone-style'

/** Medusa's own pages for readers of screens and for phones. */
const STYLE = 'phone-style'
if (!document.getElementById(STYLE)) {
  const style = document.createElement('style')
  style.id = STYLE
  style.textContent = PHONE_STYLE
  document.head.append(style)
  nameControls()
  enterSubmits()
}

const NamedControls = () => null

export const config = defineWidgetConfig({ zone: 'login.before' })

export default NamedControls
