import { MOTIFS_RETRAIT_DOCUMENT, type MotifRetraitDocument, type RetirerDocumentRequete } from '@pdp/domain';
import { IsIn } from 'class-validator';

/** Corps de `POST /documents/{id}/retrait`. */
export class RetirerDocumentDto implements RetirerDocumentRequete {
  @IsIn(Object.keys(MOTIFS_RETRAIT_DOCUMENT), { message: 'Dites pourquoi ce document est retiré.' })
  motif: MotifRetraitDocument;
}
