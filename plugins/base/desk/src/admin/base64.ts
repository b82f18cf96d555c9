/** A chosen file as forms send it. @throws where it cannot be read, as one that was moved meanwhile */
export const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new Error('这个文件读不出来，请重新选择'))
    reader.readAsDataURL(file)
  })
