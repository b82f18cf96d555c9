/** The poster of a link of one's own. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { SHARE_LINK } from '@shanzhen/distribution/modules/share-link'
import { linkUnknown, targetUnknown } from '@shanzhen/distribution/modules/share-link/errors'
import type { ShareLink } from '@shanzhen/distribution/types'
import { ownDistributor } from '@shanzhen/distribution/own'
import { keyOf, titlesOf } from '@shanzhen/distribution/view/targets'
import { PosterCache } from './cache'
import { drawPoster, PHOTO_PX, PICTURE_PX, type PosterContent } from './draw'
import { posterRests, tooManyPosters } from './errors'
import { goodFacts } from './good-facts'
import { keyOfPicture, readPicture } from './picture'

const SHOP = '宁陕山珍'
/** What the card says where a sharer says nothing. */
const WORDS = '宁陕山珍，产地直发。'
const kept = new PosterCache()

type Wish = { photo: boolean; village: boolean }
type Facts = Omit<PosterContent, 'picture' | 'photo'> & {
  /** Keys of files, which are read when it is drawn. */
  picture_key: string | null
  photo_key: string | null
}
/** `etag`: null where a picture could not be read just now: the next one who asks may see it whole. */
export type Poster = { png: Buffer; etag: string | null }

/**
 * @throws MedusaError not_found (another's, ended, or its target is gone), not_allowed (not active), conflict (the good is
 * not for sale now, too many wait)
 */
export async function posterOf(
  container: MedusaContainer,
  customer_id: string,
  link_id: string,
  wish: Wish,
): Promise<Poster> {
  const own = await ownDistributor(container, customer_id)
  const link = (await container.resolve(SHARE_LINK).linksByIds([link_id])).get(link_id)
  if (!link || link.ended_at || link.distributor_id !== own.id) throw linkUnknown()
  if (own.state !== 'active') throw posterRests()
  const photo = wish.photo ? await container.resolve(DISTRIBUTOR).photoOf(own.id) : null
  const facts: Facts = {
    ...(await targetFacts(container, link)),
    address: container.resolve(SHARE_LINK).addressOf(link.code),
    sharer: own.shown_name,
    village: wish.village ? own.village : null,
    // Files are never written over: their keys stand for their bytes.
    photo_key: photo?.file_id ?? null,
  }
  const etag = createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
  let whole = true
  const lacks = () => void (whole = false)
  const png = await kept.get(etag, () => draw(container, facts, lacks), own.id, tooManyPosters)
  if (!whole) kept.forget(etag)
  return { png, etag: whole ? etag : null }
}

async function targetFacts(container: MedusaContainer, link: ShareLink) {
  const words = link.words ?? WORDS
  if (link.target_kind === 'product') {
    const { thumbnail, price_fen, ...good } = await goodFacts(container, link.target ?? '')
    const price = `¥${(price_fen / 100).toFixed(2)}`
    return { ...good, ...{ price, words, invite: '长按或扫码，看看这件山货', picture_key: keyOfPicture(thumbnail) } }
  }
  const name = link.target ? (await titlesOf(container, [link])).get(keyOf(link)) : SHOP
  if (!name) throw targetUnknown()
  const bare = { price: null, from: false, proof: [], picture_key: null }
  const invite = link.target_kind === 'campaign' ? '长按或扫码，看看这次活动' : '长按或扫码，进店看看'
  return { ...bare, ...{ name, words, invite } }
}

/** @param lacks said where a picture could not be read */
async function draw(
  container: MedusaContainer,
  { picture_key, photo_key, ...facts }: Facts,
  lacks: () => void,
): Promise<Buffer> {
  const [picture, photo] = await Promise.all([
    picture_key ? readPicture(container, picture_key, PICTURE_PX) : null,
    photo_key ? readPicture(container, photo_key, PHOTO_PX) : null,
  ])
  if ((picture_key && !picture) || (photo_key && !photo)) lacks()
  return drawPoster({ ...facts, picture, photo })
}
