import type { OrdonnerRequete } from '@pdp/domain';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

export class OrdonnerPassagesDto implements OrdonnerRequete {
  @IsArray({ message: 'Donnez la liste des passages dans l’ordre voulu.' })
  @ArrayMaxSize(200, { message: 'Au plus 200 passages.' })
  @ArrayUnique({ message: 'Un passage est cité deux fois.' })
  @IsUUID(undefined, { each: true, message: 'Passage inconnu.' })
  passages: string[];
}
