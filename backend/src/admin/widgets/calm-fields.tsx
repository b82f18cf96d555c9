import { defineWidgetConfig } from '@medusajs/admin-sdk'

/** A field that has to be filled in is red once somebody left it empty, not before anything was typed. */
const STYLE = 'calm-fields'
const UNTOUCHED = ['input', 'textarea'].map((field) => `${field}:invalid:not(:user-invalid):not([aria-invalid='true'])`)

if (!document.getElementById(STYLE)) {
  const style = document.createElement('style')
  style.id = STYLE
  style.textContent = `${UNTOUCHED.join(',')}{box-shadow:var(--borders-base)!important}`
  document.head.append(style)
}

const CalmFields = () => null

export const config = defineWidgetConfig({ zone: 'login.before' })

export default CalmFields
