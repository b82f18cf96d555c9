/** A phone's photo made small enough to send; what the phone wrote into it (where it was taken) stays behind. */
const MAX_SIDE_PX = 1600
const QUALITY = 0.82

/** @returns JPEG as base64 without its `data:` head. @throws Error in words where the file is no picture */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error('这个文件打不开，请选择照片')
  })
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/jpeg', QUALITY).split(',')[1] ?? ''
}
