import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { useEffect } from 'react'

/**
 * Staff whom an invitation reached by phone sign in with that number. Medusa's forms take nothing but a mailbox and say so
 * before anybody is asked: a phone becomes the account's name as the field is left or sent.
 */
const PHONE = /^1[3-9]\d{9}$/
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set

function nameByPhone({ target }: Event): void {
  const form = target instanceof HTMLFormElement ? target : null
  const field = form?.querySelector('input[name=email]') ?? target
  if (!(field instanceof HTMLInputElement) || field.name !== 'email') return
  if (!/\/(login|reset-password)\/?$/.test(location.pathname)) return
  const typed = field.value.replace(/[\s-]/g, '')
  if (!PHONE.test(typed)) return
  setValue?.call(field, `${typed}@phone.invalid`)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

for (const event of ['submit', 'focusout']) document.addEventListener(event, nameByPhone, true)

const SignInByPhone = () => {
  useEffect(() => {
    document.querySelector('input[name=email]')?.setAttribute('placeholder', '手机号或邮箱')
  })
  return null
}

export const config = defineWidgetConfig({ zone: 'login.before' })

export default SignInByPhone
