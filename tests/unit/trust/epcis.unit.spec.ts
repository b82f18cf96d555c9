/** The export of a lot's history: valid EPCIS 2.0 by another's validator, and proof against a single changed byte. */
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { validateEpcisDocument } from 'epcis2.js'
import { buildEpcis, type EpcisDocument } from '../../../plugins/trust/trace/src/epcis/document'
import { verifyTrace } from '../../../storefront/public/verify-trace.mjs'
import { baggedLot, lotRecord } from './lot-records'

const NOW = new Date('2026-11-25T02:00:00Z')
const PROGRAM = join(import.meta.dirname, '../../../storefront/public/verify-trace.mjs')
const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex')
const faultsOf = async (text: string) => (await verifyTrace(text, sha256)).faults
const exported = () => buildEpcis(baggedLot(), 'https://shop.example', NOW)
const seal = (document: EpcisDocument): string => {
  const { 'shanzhen:seal': _seal, ...rest } = document
  return JSON.stringify({ ...rest, 'shanzhen:seal': createHash('sha256').update(JSON.stringify(rest)).digest('hex') })
}

describe('an EPCIS export', () => {
  it('is valid against the GS1 schema, bulk lots, a mixed lot and every kind of event alike', () => {
    for (const document of [exported(), buildEpcis(lotRecord('A'), 'http://localhost:3000', NOW)])
      expect(validateEpcisDocument(document, false)).toEqual({ success: true, errors: [] })
  })

  it('tells parents before children, what went in and came out, and declares what was corrected', () => {
    const { eventList } = exported().epcisBody
    expect(eventList.map((event) => event['shanzhen:lot'])).toEqual([
      ...Array.from({ length: 4 }, () => 'XG-2'),
      ...Array.from({ length: 4 }, () => 'XG-1'),
      ...Array.from({ length: 4 }, () => 'XG-BAG-1'),
    ])
    expect(eventList[8]).toMatchObject({
      type: 'TransformationEvent',
      inputQuantityList: [
        { quantity: 15_000, uom: 'GRM' },
        { quantity: 10_000, uom: 'GRM' },
      ],
      outputQuantityList: [{ quantity: 100, epcClass: expect.stringMatching(/\/01\/\d{14}\/10\/XG-BAG-1$/) }],
    })
    expect(eventList[1]).toMatchObject({
      bizStep: 'inspecting',
      errorDeclaration: { reason: 'incorrect_data', correctiveEventIDs: [eventList[2].eventID] },
    })
    expect(new Set(eventList.map(({ eventID }) => eventID)).size).toBe(eventList.length)
  })
})

describe('the offline verifier', () => {
  it('finds nothing in an unchanged file, however it is spaced', async () => {
    expect(await faultsOf(JSON.stringify(exported()))).toEqual([])
    expect(await faultsOf(JSON.stringify(exported(), null, 2))).toEqual([])
  })

  it('finds any single changed byte of any word or hash', async () => {
    const document = exported()
    const places = document.epcisBody.eventList.flatMap((_, i) =>
      ['body', 'hash', 'prevHash'].map((field) => [i, field] as const),
    )
    const byte = fc.record({
      place: fc.constantFrom(...places),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 94 }),
      sealed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(byte, async ({ place: [i, field], at, flip, sealed }) => {
        const changed = structuredClone(document)
        const event = changed.epcisBody.eventList[i]
        const before = String(event[`shanzhen:${field}`])
        fc.pre(before.length > 0)
        const position = at % before.length
        const other = String.fromCharCode(32 + ((before.charCodeAt(position) - 32 + flip) % 95))
        event[`shanzhen:${field}`] = before.slice(0, position) + other + before.slice(position + 1)
        fc.pre(event[`shanzhen:${field}`] !== before)
        // Also by a forger who renews the seal.
        expect(await faultsOf(sealed ? seal(changed) : JSON.stringify(changed))).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('finds any changed byte of the file that changes what it says', async () => {
    const text = JSON.stringify(exported())
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('0', '7', 'a', 'Z', '"', '}', ','),
        async (at, other) => {
          fc.pre(text[at] !== other)
          expect(await faultsOf(text.slice(0, at) + other + text.slice(at + 1))).not.toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('finds EPCIS fields that disagree with the hashed words, and events left out, swapped or cut off', async () => {
    const change = async (edit: (document: EpcisDocument) => void) => {
      const document = structuredClone(exported())
      edit(document)
      return (await faultsOf(seal(document))).join('\n')
    }
    expect(await change(({ epcisBody }) => (epcisBody.eventList[0].eventTime = '2026-10-01T00:00:00.000Z'))).toContain(
      'eventTime',
    )
    expect(
      await change(
        ({ epcisBody }) => ((epcisBody.eventList[0].quantityList as { quantity: number }[])[0].quantity = 1),
      ),
    ).toContain('quantity')
    expect(await change(({ epcisBody }) => (epcisBody.eventList[1]['shanzhen:type'] = 'released'))).toContain(
      'type is released',
    )
    expect(await change(({ epcisBody }) => epcisBody.eventList.splice(1, 1))).toContain('missing')
    expect(await change(({ epcisBody }) => epcisBody.eventList.pop())).toContain('last events are missing')
    expect(await change(({ epcisBody }) => epcisBody.eventList.splice(0, 4))).toContain('taken from it')
    expect(
      await change(({ epcisBody }) => epcisBody.eventList.splice(0, 2, epcisBody.eventList[1], epcisBody.eventList[0])),
    ).toContain('moved')
  })

  it('runs as the one downloaded file, and its exit code says what it found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify trace '))
    try {
      copyFileSync(PROGRAM, join(folder, 'verify-trace.mjs'))
      const text = JSON.stringify(exported(), null, 2)
      writeFileSync(join(folder, 'good.json'), text)
      writeFileSync(join(folder, 'bad.json'), text.replace('11.2%', '11.3%'))
      const run = (file: string) =>
        spawnSync(process.execPath, ['verify-trace.mjs', file], { cwd: folder, encoding: 'utf8' })
      expect(run('good.json')).toMatchObject({ status: 0, stdout: expect.stringContaining('unchanged') })
      expect(run('bad.json')).toMatchObject({ status: 1, stdout: expect.stringContaining('hash does not fit') })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
