/** What a file is by its first bytes, whatever its name or its sender says. */
export type FileKind = { mime: string; extension: string }

const KINDS: (FileKind & { is: (bytes: Buffer) => boolean })[] = [
  {
    mime: 'image/jpeg',
    extension: 'jpg',
    is: (bytes) => bytes.subarray(0, 3).toString('hex') === 'ffd8ff',
  },
  { mime: 'image/png', extension: 'png', is: (bytes) => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' },
  {
    mime: 'image/webp',
    extension: 'webp',
    is: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
  { mime: 'image/gif', extension: 'gif', is: (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) },
  { mime: 'application/pdf', extension: 'pdf', is: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-' },
]

/** A photo or a PDF; null for anything else. */
export function fileKindOf(bytes: Buffer): FileKind | null {
  const found = KINDS.find(({ is }) => is(bytes))
  return found ? { mime: found.mime, extension: found.extension } : null
}

/** A photo as a camera makes one; null for anything else, a PDF too. */
export function photoKindOf(bytes: Buffer): FileKind | null {
  const kind = fileKindOf(bytes)
  return kind && ['jpg', 'png', 'webp'].includes(kind.extension) ? kind : null
}
