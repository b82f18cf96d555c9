/** What is put in the place of Medusa's own code, held against the packages that are installed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { medusaLanguages, medusaPages } from '../../../backend/src/medusa-pages'

const MODULES = join(import.meta.dirname, '../../../node_modules')
const bundled = (file: string) => {
  const path = join(MODULES, file)
  return medusaPages().transform(readFileSync(path, 'utf8'), path)?.code ?? ''
}
const page = (name: string) => {
  const dist = '@medusajs/dashboard/dist'
  const file = readdirSync(join(MODULES, dist)).find((one) => new RegExp(`^${name}-[A-Z0-9]+\\.mjs$`).test(one))
  return bundled(`${dist}/${file}`)
}

describe("Medusa's pages, as they are bundled,", () => {
  it('ask every question with Chinese buttons, also where its caller names none', () => {
    const prompt = bundled('@medusajs/ui/dist/esm/hooks/use-prompt/render-prompt.js')
    expect(prompt).toContain('cancelText = "取消"')
    expect(prompt).toContain('confirmText = "确定"')
  })

  it('say in Chinese what is wrong with a field', async () => {
    const zod = bundled('zod/v4/core/util.js').replace(/^import .*$/gm, '')
    expect(zod).not.toContain('"Invalid input"')
    const util = (await import(`data:text/javascript,${encodeURIComponent(zod)}`)) as {
      finalizeIssue: (issue: object, context: object, config: object) => { message: string }
    }
    const said = (issue: object) => util.finalizeIssue(issue, {}, {}).message
    expect(said({ code: 'too_small', origin: 'string', minimum: 1 })).toBe('必填')
    expect(said({ code: 'invalid_type', expected: 'string' })).toBe('必填')
    expect(said({ code: 'too_small', origin: 'number', minimum: 0 })).toBe('不能小于 0')
    expect(said({ code: 'too_big', origin: 'string', maximum: 80 })).toBe('最多 80 个字')
    expect(said({ code: 'invalid_format', format: 'email' })).toBe('邮箱格式不对')
    expect(said({ code: 'custom' })).toBe('填得不对')
  })

  it("pass on why the shop refuses an invitation's password, and ask for the surname first", () => {
    const invite = page('invite')
    expect(invite).toContain('message: isFetchError(error) && error.message ? error.message')
    expect(invite.indexOf('name: "last_name"')).toBeLessThan(invite.indexOf('name: "first_name"'))
  })

  it('come in the two languages the admin speaks, and offer no other', () => {
    const dist = join(MODULES, '@medusajs/dashboard/dist')
    const { transform, buildEnd } = medusaLanguages()
    expect(() => buildEnd()).toThrow('en')
    const changed = readdirSync(dist)
      .filter((name) => /^chunk-.*\.mjs$/.test(name))
      .flatMap((name) => transform(readFileSync(join(dist, name), 'utf8'), join(dist, name))?.code ?? [])
      .join('\n')
    buildEnd()
    expect(changed.match(/translation: \w+_default/g)).toEqual(['translation: en_default', 'translation: zhCN_default'])
    expect(changed.match(/date_locale: \w+/g)).toEqual(['date_locale: enUS', 'date_locale: zhCN'])
  })

  it('name how an order was paid', () => {
    expect(page('order-detail')).not.toContain('children: payment.provider_id')
  })
})
