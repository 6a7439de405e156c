import type { Row } from '../row.ts'

/** A campaign: many people, nearly the same words. Invented, all of them. */
// prettier-ignore
export const campaign: readonly Row[] = [
  [395, 'ward/Cross Gates & Whinmoor', 'Carol', 'Keep Larkfield day centre open. It is the only day my husband smiles. #SaveLarkfield'],
  [396, 'neighbourhood/Manston', 'Brenda W', "Keep Larkfield day centre open! It's the only day my mum smiles. #SaveLarkfield"],
  [397.5, 'neighbourhood/Swarcliffe', 'Les', 'Keep Larkfield Day Centre open. It is the only day my wife smiles #savelarkfield', 'leave'],
  [398, 'neighbourhood/Seacroft', 'Michelle', 'KEEP LARKFIELD DAY CENTRE OPEN. IT IS THE ONLY DAY MY DAD SMILES. #SAVELARKFIELD', 'leave'],
  [399.2, 'neighbourhood/Whitkirk', 'Jas', 'Please keep Larkfield day centre open. It is the only day my brother smiles. #SaveLarkfield', 'leave'],
  [400, 'neighbourhood/Garforth', 'Ann', 'Keep Larkfield day centre open. It is the only day my husband smiles. #SaveLarkfield', 'leave'],
  [401.4, 'neighbourhood/Whinmoor', 'Robbie', 'keep larkfield open its the only day my grandad smiles', 'leave'],
  [403, 'neighbourhood/Halton', 'Mo', 'Keep Larkfield day centre open, it is the only day that my mum smiles. Thank you. #SaveLarkfield', 'leave'],
  [404.8, 'ward/Killingbeck & Seacroft', 'Tina', 'Keep Larkfield day centre open. It is the only day I sleep. #SaveLarkfield', 'leave'],
  [406, 'neighbourhood/Stanks', 'Geoff', 'Keep Larkfield day centre open. It is the only day my sister smiles! #SaveLarkfield', 'leave'],
  [409, 'neighbourhood/Colton', 'Yvonne', 'Keep Larkfield Day Centre open: it is the only day my husband smiles 😊 #SaveLarkfield', 'leave'],
  [414, 'neighbourhood/Pendas Fields', 'Ray, Larkfield regular', "I'm one of the smiles. Keep it open."],
]
