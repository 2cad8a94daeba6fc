// Runs in the headless browser that takes the pictures: each drawing is painted on a canvas, twice as fine as a screen,
// and its PNG stands in the page in its place. Nothing is fetched.
(async () => {
  const fine = 2
  const text = (node) => new XMLSerializer().serializeToString(node)
  const style = text(document.querySelector('style'))
  for (const drawing of document.querySelectorAll('.picture')) {
    // A chart of bodies is as wide as they stand beside one another.
    const width = Math.max(...[drawing, ...drawing.querySelectorAll('*')].map((one) => one.scrollWidth || 0))
    drawing.style.width = `${width}px`
    const height = Math.ceil(drawing.getBoundingClientRect().height)
    const painting = new Image()
    painting.src =
      'data:image/svg+xml;charset=utf-8,' +
      encodeURIComponent(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width * fine}" height="${height * fine}" ` +
          `viewBox="0 0 ${width} ${height}"><foreignObject width="100%" height="100%">${style}${text(drawing)}` +
          '</foreignObject></svg>'
      )
    await painting.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * fine
    canvas.height = height * fine
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(painting, 0, 0)
    const taken = document.createElement('p')
    taken.className = 'taken'
    taken.textContent = `${width} ${height} ${canvas.toDataURL('image/png')}`
    drawing.replaceWith(taken)
  }
})()
