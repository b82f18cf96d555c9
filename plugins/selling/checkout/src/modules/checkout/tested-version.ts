import { readFileSync } from 'node:fs'

/** The version of Medusa whose rows `place/write/medusa-rows.ts` writes; its test compares them with Medusa's own. */
const TESTED = '2.21.2'

const MODULES = ['order', 'inventory', 'payment', 'link-modules'].map((name) => `@medusajs/${name}`)

/** What the shop says at its start where some of them are here in another version: nothing here knows their rows then. */
export function whySlow(versions: Map<string, string> = installed()): string | null {
  const others = [...versions]
    .filter(([, version]) => version !== TESTED)
    .map(([name, version]) => `${name} ${version}`)
  return others.length
    ? `checkout: 一起写订单只在 Medusa ${TESTED} 上验证过，现在是 ${others.join('、')}；订单改由 Medusa 逐单写入，会慢一些`
    : null
}

function installed(): Map<string, string> {
  return new Map(
    MODULES.map((name) => {
      const { version } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as {
        version: string
      }
      return [name, version]
    }),
  )
}
