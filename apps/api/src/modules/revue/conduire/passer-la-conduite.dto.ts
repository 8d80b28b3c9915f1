import { IsUUID } from 'class-validator';
import { OrdreDeConduiteDto } from './ordre-de-conduite.dto.js';

export class PasserLaConduiteDto extends OrdreDeConduiteDto {
  @IsUUID(undefined, { message: 'Choisissez une personne de la séance.' })
  agentId: string;
}
