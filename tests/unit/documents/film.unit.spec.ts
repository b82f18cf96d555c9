/** Short films: told by their bytes, whole, and without the place where they were taken. */
import { tidyFilm } from '@shanzhen/documents/film'
import { describe, expect, it } from 'vitest'
import { box, film } from '../../support/films'

describe('a film', () => {
  it('loses place and device, and nothing in it moves', () => {
    const sent = film()
    const tidied = tidyFilm(sent) ?? Buffer.alloc(0)
    expect(tidied.length).toBe(sent.length)
    expect(tidied.toString('latin1')).not.toMatch(/33\.3167|PhoneOfTheTest|udta|meta/)
    expect(tidied.indexOf('mdat')).toBe(sent.indexOf('mdat'))
    expect(sent.toString('latin1')).toContain('33.3167')
    expect(tidyFilm(tidied)?.equals(tidied)).toBe(true)
  })

  it.each([
    ['a picture', Buffer.from('ffd8ffe000104a46494600', 'hex')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['nothing', Buffer.alloc(0)],
    ['another kind of film', film().fill('qt  ', 8, 12, 'latin1')],
    ['cut off', film().subarray(0, film().length - 1)],
    ['without its pictures', film().subarray(0, film().indexOf('mdat') - 4)],
    ['a box that says it is larger than what holds it', box('moov', Buffer.from('ffffffff74726b20', 'hex'))],
    [
      'one whose inner box is broken',
      Buffer.concat([
        box('ftyp', Buffer.from('isom0000isom')),
        box('moov', Buffer.from('000000ff7472616b', 'hex')),
        box('mdat'),
      ]),
    ],
    ['a page behind it', Buffer.concat([film(), Buffer.from('<script>alert(1)</script>')])],
  ])('that is %s is refused', (_what, bytes) => {
    expect(tidyFilm(bytes)).toBeNull()
  })
})
