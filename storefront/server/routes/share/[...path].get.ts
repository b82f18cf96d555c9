// A drawing as a photo, for links shared in chats and search results: most of them show no SVG.
const DRAWN = /^(.+)\.jpg$/
const SIDE_PX = 800
const MAX_PICTURES = 100
const HEADERS = { 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'image/jpeg' }

const pictures = createRecent<Promise<Buffer>>(MAX_PICTURES)

export default defineEventHandler(async (event) => {
  const path = DRAWN.exec(getRouterParam(event, 'path') ?? '')?.[1]
  if (!path) throw createError({ statusCode: 404, statusMessage: 'Not Found' })
  let picture = pictures.get(path)
  if (!picture) {
    picture = readStatic(event, `${path}.svg`).then(({ bytes }) => paint(bytes))
    pictures.set(path, picture)
    picture.catch(() => pictures.delete(path))
  }
  const bytes = await picture
  setResponseHeaders(event, HEADERS)
  return bytes
})

async function paint(drawing: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(drawing)
    .resize(SIDE_PX, SIDE_PX, { fit: 'contain', background: '#fff' })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer()
}
