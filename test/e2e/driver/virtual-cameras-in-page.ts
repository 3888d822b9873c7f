/// <reference lib="dom" />
/**
 * The page's side of the virtual cameras: a canvas for each, and a `navigator.mediaDevices` that knows only them.
 * Its source is sent into the page before the page's own scripts; it uses nothing from outside itself.
 */
export interface PageCamera {
  readonly id: string
  readonly label: string
  readonly groupId: string
  readonly pictureBase64: string
  readonly width: number
  readonly height: number
  readonly fit: 'contain' | 'cover'
  readonly framesPerSecond: number
}

export interface PageCameras {
  show(id: string, pictureBase64: string): Promise<void>
  setPlugged(id: string, isPlugged: boolean): void
  setBusy(id: string, isBusy: boolean): void
  setDenied(isDenied: boolean): void
  setFrozen(id: string, isFrozen: boolean): void
  setNoiseless(id: string, isNoiseless: boolean): void
  liveTracks(id: string): number
}

export function virtualCamerasInPage(given: readonly PageCamera[]): void {
  interface Frames {
    readonly clean: ImageBitmap
    readonly noisy: ImageBitmap
  }
  interface LiveCamera extends PageCamera {
    isPlugged: boolean
    isBusy: boolean
    isFrozen: boolean
    isNoiseless: boolean
    /** At the camera's size, drawn once. */
    frames: Promise<Frames>
    readonly tracks: Set<MediaStreamTrack>
  }

  // also present without cameras: the driver sees by it that this script ran
  const page = globalThis as unknown as { virtualCameras?: PageCameras }
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (window !== window.top) return

  const NOISE_HEIGHT = 48
  /** So far the noise reaches beyond the widest picture, to be shifted by. */
  const NOISE_SPARE = 400
  const NOISE_WIDTH = NOISE_SPARE + Math.max(0, ...given.map(({ width }) => width))
  const noise = drawNoise()

  let isDenied = false
  const cameras: LiveCamera[] = given.map((camera) => ({
    ...camera,
    isPlugged: true,
    isBusy: false,
    isFrozen: false,
    isNoiseless: false,
    frames: drawFrames(camera, camera.pictureBase64),
    tracks: new Set(),
  }))

  page.virtualCameras = {
    show: async (id, pictureBase64) => {
      const camera = find(id)
      const frames = drawFrames(camera, pictureBase64)
      await frames
      camera.frames = frames
    },
    setPlugged: (id, isPlugged) => {
      const camera = find(id)
      camera.isPlugged = isPlugged
      if (!isPlugged) {
        for (const track of camera.tracks) {
          if (track.readyState === 'ended') continue
          track.stop()
          track.dispatchEvent(new Event('ended')) // stop() itself tells nobody; a pulled plug does
        }
      }
      devices?.dispatchEvent(new Event('devicechange'))
    },
    setBusy: (id, isBusy) => {
      find(id).isBusy = isBusy
    },
    setDenied: (denied) => {
      isDenied = denied
    },
    setFrozen: (id, isFrozen) => {
      find(id).isFrozen = isFrozen
    },
    setNoiseless: (id, isNoiseless) => {
      find(id).isNoiseless = isNoiseless
    },
    liveTracks: (id) => [...find(id).tracks].filter((track) => track.readyState === 'live').length,
  }
  if (!devices || cameras.length === 0) return

  const openGenuine = devices.getUserMedia.bind(devices)
  const listGenuine = devices.enumerateDevices.bind(devices)

  devices.enumerateDevices = async () => {
    const genuine = await listGenuine()
    const mayKnowNames = !isDenied && genuine.some(({ label }) => label !== '')
    return cameras.filter(({ isPlugged }) => isPlugged).map((camera) => deviceInfo(camera, mayKnowNames))
  }

  devices.getUserMedia = async (constraints) => {
    const video = constraints?.video
    if (!video) return await openGenuine(constraints)
    if (isDenied) throw new DOMException('Permission denied', 'NotAllowedError')
    // the app's own permission answer: throws what it throws
    const probe = await openGenuine({ video: true })
    for (const track of probe.getTracks()) track.stop()
    const camera = choose(video === true ? undefined : video.deviceId)
    if (camera.isBusy) throw new DOMException('Could not start video source', 'NotReadableError')
    return openStream(camera)
  }

  function find(id: string): LiveCamera {
    const camera = cameras.find((candidate) => candidate.id === id)
    if (!camera) throw new Error(`no virtual camera ${id}`)
    return camera
  }

  /** By `deviceId` alone; a virtual camera always gives its own size, whatever was asked for. */
  function choose(wanted: ConstrainDOMString | undefined): LiveCamera {
    const plugged = cameras.filter(({ isPlugged }) => isPlugged)
    const isExact = typeof wanted === 'object' && !Array.isArray(wanted) && wanted.exact !== undefined
    const named = typeof wanted === 'object' && !Array.isArray(wanted) ? (wanted.exact ?? wanted.ideal) : wanted
    const ids = named === undefined ? [] : [named].flat()
    const camera = plugged.find(({ id }) => ids.includes(id)) ?? (isExact ? undefined : plugged[0])
    if (camera) return camera
    if (isExact && plugged.length > 0) throw new OverconstrainedError('deviceId')
    throw new DOMException('Requested device not found', 'NotFoundError')
  }

  function openStream(camera: LiveCamera): MediaStream {
    const { width, height, framesPerSecond } = camera
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const surface = canvas.getContext('2d')
    const stream = canvas.captureStream(framesPerSecond)
    const [track] = stream.getVideoTracks()
    if (!surface || !track) throw new DOMException('Could not start video source', 'NotReadableError')
    nameTrack(track, camera)
    camera.tracks.add(track)

    let frameNumber = 0
    const draw = async (): Promise<void> => {
      const { clean, noisy } = await camera.frames
      surface.drawImage(camera.isNoiseless ? clean : noisy, 0, 0)
      // a strip of other noise somewhere is enough that no frame is like the one before, and costs next to nothing
      if (!camera.isNoiseless)
        surface.drawImage(noise, -Math.random() * NOISE_SPARE, Math.random() * (height - NOISE_HEIGHT))
      // an unchanged canvas gives no frame: one dark pixel in the corner blinks
      surface.fillStyle = frameNumber++ % 2 ? '#000000' : '#010101'
      surface.fillRect(0, 0, 1, 1)
    }
    const timer = setInterval(() => {
      if (track.readyState === 'ended') {
        clearInterval(timer)
        // or a long day's cameras would all be kept
        camera.tracks.delete(track)
      } else if (!camera.isFrozen) void draw()
    }, 1000 / framesPerSecond)
    void draw()
    return stream
  }

  function nameTrack(
    track: MediaStreamTrack,
    { id, groupId, label, width, height, framesPerSecond }: PageCamera,
  ): void {
    const settings = { deviceId: id, groupId, width, height, frameRate: framesPerSecond, aspectRatio: width / height }
    const range = (max: number) => ({ min: 1, max })
    Object.defineProperty(track, 'label', { value: label })
    track.getSettings = () => ({ ...settings })
    track.getCapabilities = () => ({
      deviceId: id,
      groupId,
      width: range(width),
      height: range(height),
      frameRate: range(framesPerSecond),
    })
  }

  function deviceInfo({ id, groupId, label }: PageCamera, mayKnowNames: boolean): MediaDeviceInfo {
    const info = {
      kind: 'videoinput' as const,
      deviceId: mayKnowNames ? id : '',
      groupId: mayKnowNames ? groupId : '',
      label: mayKnowNames ? label : '',
    }
    return { ...info, toJSON: () => info }
  }

  /** The picture itself, and with the coloured noise that every sensor has. */
  async function drawFrames(camera: PageCamera, pictureBase64: string): Promise<Frames> {
    const clean = await drawFrame(camera, pictureBase64)
    const surface = new OffscreenCanvas(camera.width, camera.height).getContext('2d')
    if (!surface) throw new Error('no 2d canvas')
    surface.drawImage(clean, 0, 0)
    for (let y = 0; y < camera.height; y += NOISE_HEIGHT)
      surface.drawImage(noise, -Math.random() * NOISE_SPARE, y, noise.width, NOISE_HEIGHT)
    return { clean, noisy: surface.canvas.transferToImageBitmap() }
  }

  /** Two levels up or down, in spots of two pixels, so that they survive the coarser colours of video. */
  function drawNoise(): OffscreenCanvas {
    const surface = new OffscreenCanvas(NOISE_WIDTH, NOISE_HEIGHT).getContext('2d')
    if (!surface) throw new Error('no 2d canvas')
    for (let y = 0; y < NOISE_HEIGHT; y += 2)
      for (let x = 0; x < NOISE_WIDTH; x += 2) {
        const [red, green, blue] = [0, 0, 0].map(() => (Math.random() < 0.5 ? 0 : 255))
        surface.fillStyle = `rgb(${red} ${green} ${blue} / 2%)`
        surface.fillRect(x, y, 2, 2)
      }
    return surface.canvas
  }

  async function drawFrame({ width, height, fit }: PageCamera, pictureBase64: string): Promise<ImageBitmap> {
    const bytes = Uint8Array.from(atob(pictureBase64), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes]))
    const surface = new OffscreenCanvas(width, height).getContext('2d')
    if (!surface) throw new Error('no 2d canvas')
    const scales = [width / picture.width, height / picture.height]
    const scale = fit === 'contain' ? Math.min(...scales) : Math.max(...scales)
    const [drawnWidth, drawnHeight] = [picture.width * scale, picture.height * scale]
    surface.fillRect(0, 0, width, height)
    surface.imageSmoothingQuality = 'high'
    surface.drawImage(picture, (width - drawnWidth) / 2, (height - drawnHeight) / 2, drawnWidth, drawnHeight)
    picture.close()
    return surface.canvas.transferToImageBitmap()
  }
}
