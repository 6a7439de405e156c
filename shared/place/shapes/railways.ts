import type { Feature } from './feature.ts'

/**
 * Railway lines as waypoints: curves set by hand, station points (c) OpenStreetMap contributors, by way of
 * davwheat/uk-railway-stations, Open Database Licence, rounded to 4 decimals.
 */
export const railways: readonly Feature[] = [
  {
    name: 'Rail: Airedale line',
    kind: 'rail',
    closed: false,
    errorMetres: 200,
    line: [
      [53.7952, -1.5491],
      [53.7975, -1.572],
      [53.811, -1.6],
      [53.826, -1.62],
      [53.828, -1.645],
      [53.8414, -1.7031],
      [53.848, -1.73],
    ],
  },
  {
    name: 'Rail: Wharfedale line',
    kind: 'rail',
    closed: false,
    errorMetres: 200,
    line: [
      [53.8414, -1.7031],
      [53.85, -1.712],
      [53.8757, -1.7155],
      [53.892, -1.735],
    ],
  },
  {
    name: 'Rail: Harrogate line',
    kind: 'rail',
    closed: false,
    errorMetres: 250,
    line: [
      [53.7952, -1.5491],
      [53.798, -1.57],
      [53.8087, -1.5763],
      [53.8178, -1.5929],
      [53.8476, -1.6306],
      [53.872, -1.625],
      [53.9, -1.607],
      [53.915, -1.588],
    ],
  },
  {
    name: 'Rail: Calder Valley line',
    kind: 'rail',
    closed: false,
    errorMetres: 250,
    line: [
      [53.7952, -1.5491],
      [53.794, -1.572],
      [53.799, -1.603],
      [53.8035, -1.631],
      [53.8046, -1.6796],
      [53.796, -1.715],
    ],
  },
  {
    name: 'Rail: Huddersfield line',
    kind: 'rail',
    closed: false,
    errorMetres: 250,
    line: [
      [53.7952, -1.5491],
      [53.787, -1.572],
      [53.7674, -1.5888],
      [53.7504, -1.592],
      [53.725, -1.615],
    ],
  },
  {
    name: 'Rail: Wakefield line',
    kind: 'rail',
    closed: false,
    errorMetres: 350,
    line: [
      [53.7952, -1.5491],
      [53.786, -1.569],
      [53.765, -1.56],
      [53.725, -1.537],
      [53.715, -1.512],
    ],
  },
  {
    name: 'Rail: Hallam line',
    kind: 'rail',
    closed: false,
    errorMetres: 300,
    line: [
      [53.7952, -1.5491],
      [53.7935, -1.533],
      [53.776, -1.513],
      [53.757, -1.4433],
      [53.742, -1.415],
      [53.7245, -1.354],
    ],
  },
  {
    name: 'Rail: York and Selby line',
    kind: 'rail',
    closed: false,
    errorMetres: 200,
    line: [
      [53.7952, -1.5491],
      [53.7945, -1.536],
      [53.7965, -1.515],
      [53.802, -1.48],
      [53.8046, -1.4518],
      [53.8, -1.415],
      [53.7962, -1.3821],
      [53.7916, -1.3639],
      [53.7887, -1.3245],
    ],
  },
]
