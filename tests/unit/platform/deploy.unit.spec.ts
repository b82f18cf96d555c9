/**
 * The files of deploy/ agree with the shop and with each other, as far as that shows without running a container: every
 * setting is one the shop reads, every one it cannot start without is given, every name leads somewhere.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readEnv } from '../../../backend/src/env'
import { trustedProxies } from '../../../storefront/server/utils/client-address'

const ROOT = join(import.meta.dirname, '../../..')
const DEPLOY = join(ROOT, 'deploy')
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8')

interface Service {
  image: string
  build?: { context: string; dockerfile: string; target: string }
  environment?: Record<string, string>
  command?: string[]
  entrypoint?: string[]
  networks: string[]
  depends_on?: Record<string, unknown>
  env_file?: { path: string }[]
  volumes?: string[]
  ports?: string[]
  healthcheck?: { test?: string[] }
  mem_limit?: string
  pull_policy?: string
  user?: string
  cap_drop?: string[]
  logging?: { options?: Record<string, string> }
}
const compose: {
  services: Record<string, Service>
  networks: Record<string, { ipam?: { config: { subnet: string }[] }; internal?: boolean } | null>
  volumes: Record<string, unknown>
} = parse(read('compose.yaml'), { merge: true, maxAliasCount: -1 })
const { services } = compose
function service(name: string): Service {
  const found = services[name]
  if (!found) throw new Error(`compose.yaml has no ${name}`)
  return found
}
const caddy = read('Caddyfile')
const docker = read('Dockerfile')
const ignored = read('../.dockerignore').split('\n')

/** The lines of an example, filled in as its own words ask. */
const example = (name: string) =>
  Object.fromEntries([...read(name).matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, key, value]) => [key, value ?? '']))
const FILLED = Object.fromEntries(
  Object.entries(example('env.example')).map(([name, value]) => [
    name,
    value || `${name.toLowerCase()}-${'0'.repeat(32)}`,
  ]),
)

/** As compose reads `${NAME}`, `${NAME:-other}` and `${NAME:?}`. @throws naming a required one that is not there */
function filled(text: string, given: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name, kind, other) => {
    if (given[name]) return given[name]
    if (kind === '-') return other
    throw new Error(`${name} is not set`)
  })
}
const environmentOf = (name: string, given: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(service(name).environment ?? {}).map(([key, value]) => [key, filled(String(value), given)]),
  )

function namesReadBy(reads: (source: Record<string, string | undefined>) => unknown): Set<string> {
  const names = new Set<string>()
  reads(new Proxy({}, { get: (_, name) => void names.add(String(name)) }))
  return names
}

const OURS = ['backend-1', 'backend-2', 'worker', 'migrate', 'seed', 'backup', 'restore', 'prove']
/** Read by Node, Medusa or the seed before or beside the backend's own settings. */
const BESIDE = new Set(['TZ', 'LOG_LEVEL', 'MEDUSA_DISABLE_TELEMETRY', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'])
const SETTINGS = namesReadBy(readEnv)

describe('what runs in containers', () => {
  it.each(OURS)('gives %s settings that the backend reads, and all it needs in production', (name) => {
    const environment = environmentOf(name, FILLED)
    expect(Object.keys(environment).filter((key) => !SETTINGS.has(key) && !BESIDE.has(key))).toEqual([])
    const env = readEnv(environment)
    expect(env).toMatchObject({ NODE_ENV: 'production', S3_BUCKET: 'shanzhen', PAYMENT_SANDBOX: false })
    expect(environment.DATABASE_URL).toBeTruthy()
    expect([env.REDIS_URL, env.SHOP_WEBHOOKS_ANYWHERE]).toEqual(['redis://redis:6379', false])
    expect([env.BACKEND_URL, env.STORE_CORS]).toEqual(['https://admin.example.cn', 'https://shop.example.cn'])
  })

  it('takes requests in two backends and jobs in a worker', () => {
    const modes = ['backend-1', 'backend-2', 'worker'].map((name) => environmentOf(name, FILLED).WORKER_MODE)
    expect(modes).toEqual(['server', 'server', 'worker'])
  })

  it('tells its numbers inside, and nowhere else', () => {
    for (const name of ['backend-1', 'backend-2', 'worker'])
      expect(readEnv(environmentOf(name, FILLED))).toMatchObject({ METRICS_PORT: 9464, METRICS_HOST: '0.0.0.0' })
    expect(service('proxy').ports?.join()).not.toContain('9464')
    expect(caddy).not.toContain('9464')
  })

  it.each(Object.keys(example('env.example')))('knows what to do with %s of .env', (name) => {
    expect(read('compose.yaml')).toMatch(new RegExp(`\\$\\{${name}[:}]`))
  })

  it('starts with no secret missing', () => {
    const blank = Object.entries(example('env.example')).filter(([, value]) => !value)
    const optional = ['PUBLISHABLE_KEY', 'ADMIN_EMAIL', 'ADMIN_PASSWORD']
    const needed = blank.map(([name]) => name).filter((name) => !optional.includes(name))
    expect(needed.length).toBeGreaterThanOrEqual(7)
    for (const name of needed)
      expect(() => Object.keys(services).map((one) => environmentOf(one, { ...FILLED, [name]: '' }))).toThrow(name)
  })

  it('names only settings of the shop in shop.env', () => {
    const names = Object.keys(example('shop.env.example'))
    expect(names.filter((name) => !SETTINGS.has(name))).toEqual([])
    expect(service('backend-1').env_file).toEqual([{ path: 'shop.env', required: false }])
    expect(() => readEnv({ ...environmentOf('worker', FILLED), ...example('shop.env.example') })).not.toThrow()
  })

  it('gives the storefront what its configuration takes from the environment', () => {
    const config = readFileSync(join(ROOT, 'nuxt.config.ts'), 'utf8')
    const block = config.slice(config.indexOf('runtimeConfig: {'), config.indexOf('// Every answer'))
    const names = [...block.matchAll(/(\w+): '/g)].map(([, key = '']) => key.replace(/[A-Z]/g, '_$&').toUpperCase())
    const given = Object.keys(environmentOf('storefront-1', FILLED)).filter((name) => name.startsWith('NUXT_'))
    expect(given.map((name) => name.replace(/^NUXT_(PUBLIC_)?/, '')).filter((name) => !names.includes(name))).toEqual(
      [],
    )
    expect(given).toEqual(expect.arrayContaining(['NUXT_BACKEND_URL', 'NUXT_PUBLISHABLE_KEY', 'NUXT_PUBLIC_SITE_URL']))
  })

  it('believes the network of the proxy and the storefronts, and no visitor', () => {
    const front = compose.networks.front?.ipam?.config[0]?.subnet ?? ''
    const believed = [
      environmentOf('backend-1', FILLED).TRUSTED_PROXIES,
      environmentOf('worker', FILLED).TRUSTED_PROXIES,
      environmentOf('storefront-1', FILLED).NUXT_TRUSTED_PROXIES,
      environmentOf('proxy', FILLED).TRUSTED_PROXIES,
    ]
    expect(new Set(believed)).toEqual(new Set([front]))
    expect(trustedProxies(front)('172.30.10.7')).toBe(true)
    expect(trustedProxies(front)('203.0.113.7')).toBe(false)
    for (const name of ['proxy', 'storefront-1', 'storefront-2', 'backend-1', 'backend-2'])
      expect(service(name).networks).toContain('front')
    for (const name of ['database', 'redis', 'search', 'storage']) expect(service(name).networks).toEqual(['data'])
    expect(compose.networks.data?.internal).toBe(true)
    expect(Object.keys(services).filter((name) => service(name).ports)).toEqual(['proxy'])
  })

  it('leads every name in it to something that is there', () => {
    const stages = [...docker.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, stage]) => stage)
    for (const [name, { build, networks, depends_on = {}, volumes = [], image, environment = {} }] of Object.entries(
      services,
    )) {
      expect(
        networks.filter((network) => !(network in compose.networks)),
        name,
      ).toEqual([])
      expect(
        Object.keys(depends_on).filter((other) => !(other in services)),
        name,
      ).toEqual([])
      const named = volumes.map((volume) => volume.split(':')[0] ?? '').filter((from) => /^\w+$/.test(from))
      expect(
        named.filter((volume) => !(volume in compose.volumes)),
        name,
      ).toEqual([])
      const hosts = Object.values(environment).flatMap((value) => [
        ...String(value).matchAll(/(?:\/\/|@)([a-z0-9-]+):\d+/g),
      ])
      expect(
        hosts.map(([, host = '']) => host).filter((host) => !(host in services)),
        name,
      ).toEqual([])
      const ours = /^shanzhen-(\w+):\$\{RELEASE:-latest\}$/.exec(image)?.[1]
      if (!ours) expect(image, name).toMatch(/^[a-z]+(\/[a-z]+)?:(?!latest)[\w.-]+$/)
      else expect(stages, name).toContain(ours)
      if (build) {
        expect(build.target, name).toBe(ours)
        expect(existsSync(join(DEPLOY, build.context, build.dockerfile))).toBe(true)
      }
    }
  })

  it('builds each image once, and asks no registry for it', () => {
    const ours = Object.values(services).filter(({ image }) => image.startsWith('shanzhen-'))
    const built = ours.filter(({ build }) => build).map(({ image }) => image)
    expect(built.sort()).toEqual([...new Set(ours.map(({ image }) => image))].sort())
    expect(ours.map(({ pull_policy }) => pull_policy)).toEqual(ours.map(() => 'never'))
  })

  it('is updated one by one, with its dependencies: without them Compose takes it for changed at the next start', () => {
    const update = read('README.md').split('## Update')[1]?.split('```')[1]
    const steps = ['worker', 'backend-1', 'backend-2', 'storefront-1', 'storefront-2']
    const said = [...(update?.matchAll(/docker compose up -d --wait ([\w-]+)/g) ?? [])].map(([, name]) => name)
    expect(said).toEqual(steps)
    expect(update).not.toContain('--no-deps')
  })

  it('gives nobody more rights than needed: root alone migrates, since Medusa makes folders beside its modules', () => {
    expect(Object.entries(services).flatMap(([name, { user }]) => (user ? `${name} ${user}` : []))).toEqual([
      'migrate root',
    ])
    // The images of these two give root up by themselves, which takes rights.
    const bound = Object.keys(services).filter((name) => !['database', 'redis'].includes(name))
    for (const name of bound) expect(service(name).cap_drop, name).toEqual(['ALL'])
  })

  it('keeps logs by size, a line a request at the proxy alone, and no key of an order in it', () => {
    const once = ['backup', 'restore', 'prove']
    for (const name of Object.keys(services).filter((name) => !once.includes(name)))
      expect(service(name).logging?.options, name).toMatchObject({ 'max-size': '50m', 'max-file': '5' })
    expect(environmentOf('backend-1', FILLED).LOG_LEVEL).toBe('info')
    expect(caddy.match(/^\{\$\w+_HOST\} \{\n\tlog$/gm)).toHaveLength(2)
    const [ofFaultsToo] = caddy.split(/^\}$/m)
    for (const rule of ['request>uri regexp \\?.* ""', 'request>headers delete', 'request>remote_ip ip_mask'])
      expect(ofFaultsToo).toContain(rule)
  })

  it('is limited in memory, and keeps what must not be lost', () => {
    const once = ['migrate', 'seed', 'backup', 'restore', 'prove']
    const running = Object.keys(services).filter((name) => !once.includes(name))
    expect(running.filter((name) => !service(name).mem_limit)).toEqual([])
    const redis = service('redis').command?.join(' ')
    expect(redis).toContain('--appendonly yes')
    expect(redis).toContain('--maxmemory-policy noeviction')
    expect(service('search').command).toContain('--max-indexing-memory')
    for (const name of ['database', 'redis', 'search', 'storage', 'proxy'])
      expect(service(name).volumes?.length, name).toBeGreaterThan(0)
  })
})

describe('the images', () => {
  const stages = Object.fromEntries(
    docker
      .split(/^FROM /m)
      .slice(1)
      .map((text) => [/ AS (\w+)/.exec(text)?.[1] ?? '', text]),
  )

  it.each(['backend', 'storefront', 'tools'])('run %s as nobody who could change it', (stage) => {
    expect(/^USER (\w+)$/m.exec(stages[stage] ?? '')?.[1]).toMatch(/^(node|postgres)$/)
  })

  it('take only what the build makes or the project holds', () => {
    const made = ['node_modules', '.output']
    const copied = [...docker.matchAll(/^COPY --from=\w+ \/shop\/(\S+)/gm)].map(([, path = '']) => path)
    expect(copied.length).toBeGreaterThan(3)
    expect(copied.filter((path) => !made.includes(path) && !existsSync(join(ROOT, path)))).toEqual([])
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(scripts.build).toBeDefined()
    for (const name of ['backup', 'restore', 'prove']) {
      const { command = [], entrypoint = [] } = service(name)
      const script = [...entrypoint, ...command].find((word) => word.endsWith('.mjs')) ?? ''
      expect(existsSync(join(ROOT, script)), script).toBe(true)
    }
    expect(existsSync(join(ROOT, 'backend/src/seed/index.ts'))).toBe(true)
    expect(service('seed').command).toContain('./src/seed/index.js')
  })

  it('hold neither tests nor tools, and the commands their own Node', () => {
    for (const stage of ['backend', 'storefront', 'tools'])
      expect(stages[stage], stage).not.toMatch(/--from=build \/shop(\/node_modules)?\s/)
    expect(stages.pruned).toContain('npm prune --omit=dev')
    expect(stages.tools).toContain('PATH=/shop/node_modules/node/bin:$PATH')
    expect(ignored).toEqual(expect.arrayContaining(['tests', 'docs', 'deploy', '.ci']))
  })

  it('leave this machine’s data, keys and builds out', () => {
    expect(ignored).toEqual(expect.arrayContaining(['.data*', '**/.env', '**/shop.env', '**/node_modules', '.git']))
  })

  it('are asked for their health where they answer', () => {
    const paths = [docker, caddy].flatMap((text) => [...text.matchAll(/'?(\/health[\w/]*)/g)].map(([, path]) => path))
    expect(new Set(paths)).toEqual(new Set(['/health', '/health/ready']))
    expect(existsSync(join(ROOT, 'backend/src/api/health/ready/route.ts'))).toBe(true)
    expect(globSync('storefront/server/routes/robots.txt*', { cwd: ROOT })).toHaveLength(1)
  })
})

it('the proxy passes on to what runs, on the port it listens on', () => {
  const upstreams = [...caddy.matchAll(/([a-z]+-\d):(\d+)/g)].map(([, name = '', port]) => [name, port] as const)
  expect(new Set(upstreams.map(([name]) => name))).toEqual(
    new Set(['storefront-1', 'storefront-2', 'backend-1', 'backend-2']),
  )
  for (const [name, port] of upstreams) {
    const stage = /^shanzhen-(\w+):/.exec(service(name).image)?.[1] ?? ''
    expect(docker.split(` AS ${stage}\n`)[1]?.split('\nFROM ')[0]).toContain(`EXPOSE ${port}\n`)
  }
  const given = Object.keys(service('proxy').environment ?? {})
  expect(
    [...caddy.matchAll(/\{\$(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !given.includes(name)),
  ).toEqual([])
  expect(environmentOf('storefront-1', FILLED).NUXT_BACKEND_URL).toBe('http://proxy:9000')
  expect(caddy).toContain('http://proxy:9000 {')
})
