// Where a picture is fetched from: the backend's files come through this shop's own address, with long caching.

/** `https://backend/static/x.svg` → `/media/x.svg`; anything else (another host, a data URL) stays as it is. */
export function imageUrl(url: string | null | undefined): string | null {
  if (!url) return null
  const file = /^(?:https?:\/\/[^/]+)?\/static\/(.+)$/.exec(url)
  return file ? `/media/${file[1]}` : url
}

/** A good's pictures as they are fetched; where it has none but that of its card, this one. */
export const goodPictures = ({
  images,
  thumbnail,
}: {
  images: { url: string }[]
  thumbnail: string | null
}): string[] => (images.length ? images.map(({ url }) => url) : [thumbnail]).flatMap((url) => imageUrl(url) ?? [])

/** The form of a picture that chats and search engines show: a drawing of this shop becomes a photo of it. */
export const sharedImageUrl = (path: string): string => path.replace(/^\/media\/(.+)\.svg$/, '/share/$1.jpg')
