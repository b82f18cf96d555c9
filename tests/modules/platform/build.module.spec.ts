/** What a build leaves behind where a plugin's source cannot be read: its name, and everything as it was. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { vi } from 'vitest'
import { compile } from '../../../scripts/lib/compile.mjs'
import { root } from '../../../scripts/lib/paths.mjs'
import { scratchFolder } from '../../support/scratch'

const COMPILE = pathToFileURL(join(root, 'scripts', 'lib', 'compile.mjs')).href
const TSC = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

it('names the file that does not compile, and leaves what was built before whole and alone', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  const plugin = await scratchFolder('plugin')
  const [source, output] = [join(plugin, 'src'), join(plugin, '.medusa', 'server')]
  mkdirSync(source)
  for (let i = 0; i < 50; i++) writeFileSync(join(source, `part-${i}.ts`), `export const part: number = ${i}\n`)
  const built = () => readdirSync(join(output, 'src')).sort()
  try {
    await compile(plugin, ['src'], output)
    const before = built()
    expect(before).toHaveLength(50)

    writeFileSync(join(source, 'a-broken.ts'), 'export const broken: number = = 1\n')
    writeFileSync(join(source, 'part-1.ts'), 'export const part: number = 1000\n')
    await expect(compile(plugin, ['src'], output)).rejects.toThrow('a-broken.ts')
    expect(built()).toEqual(before)
    expect(readFileSync(join(output, 'src', 'part-1.js'), 'utf8')).not.toContain('1000')
    expect(readdirSync(join(plugin, '.medusa'))).toEqual(['server'])

    rmSync(join(source, 'a-broken.ts'))
    await compile(plugin, ['src'], output)
    expect(readFileSync(join(output, 'src', 'part-1.js'), 'utf8')).toContain('1000')
  } finally {
    rmSync(plugin, { recursive: true, force: true })
  }
})

it('builds what a killed build left unfinished, and clears its parts away', async () => {
  const plugin = await scratchFolder('killed plugin')
  const [source, output] = [join(plugin, 'src'), join(plugin, '.medusa', 'server')]
  mkdirSync(source)
  for (let i = 0; i < 400; i++) writeFileSync(join(source, `part-${i}.ts`), `export const part: number = ${i}\n`)
  const script = `const { compile } = await import(${JSON.stringify(COMPILE)})
    await compile(${JSON.stringify(plugin)}, ['src'], ${JSON.stringify(output)})`
  try {
    const build = spawn(process.execPath, ['--input-type=module', '-e', script])
    const ended = new Promise((resolve) => build.once('close', resolve))
    const parts = () => (existsSync(join(plugin, '.medusa')) ? readdirSync(join(plugin, '.medusa')) : [])
    await expect.poll(parts, { interval: 1, timeout: 20_000 }).toEqual([`server-${build.pid}`])
    build.kill('SIGKILL')
    await ended
    expect(parts()).toEqual([`server-${build.pid}`])
    await compile(plugin, ['src'], output)
    expect(parts()).toEqual(['server'])
    expect(readdirSync(join(output, 'src'))).toHaveLength(400)
  } finally {
    rmSync(plugin, { recursive: true, force: true })
  }
})

it('lets a type error into a start, and names it with file and line where lint looks', async () => {
  const plugin = await scratchFolder('typed plugin')
  const file = join(plugin, 'src', 'fen.ts')
  mkdirSync(join(plugin, 'src'))
  writeFileSync(file, "export const price: number = 1\nexport const fen: number = 'three'\n")
  writeFileSync(
    join(plugin, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'plugins', 'tsconfig.json'),
      include: ['src'],
      compilerOptions: { types: [] },
    }),
  )
  try {
    await compile(plugin, ['src'], join(plugin, '.medusa', 'server'))
    expect(readFileSync(join(plugin, '.medusa', 'server', 'src', 'fen.js'), 'utf8')).toContain('three')
    const check = () => spawnSync(process.execPath, [TSC, '--noEmit', '-p', plugin], { encoding: 'utf8', cwd: plugin })
    expect(check().stdout).toMatch(/src\/fen\.ts\(2,14\): error TS2322/)
    writeFileSync(file, 'export const fen: number = 3\n')
    expect(check()).toMatchObject({ status: 0, stdout: '' })
  } finally {
    rmSync(plugin, { recursive: true, force: true })
  }
})
