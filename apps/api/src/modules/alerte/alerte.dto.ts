import {
  lireSiret,
  type OuvrirAlerteRequete,
  type RepondreAlerteRequete,
  type TransitionAlerteRequete,
} from '@pdp/domain';
import { IsBoolean, IsIn, IsInt, IsUUID, Max, Min, ValidateBy } from 'class-validator';

const EFFECTIF = { message: 'Écrivez l’effectif de l’entreprise, en nombre entier.' };

const EstSiret = (): PropertyDecorator =>
  ValidateBy({
    name: 'siret',
    validator: {
      validate: (valeur: unknown) => typeof valeur === 'string' && /^\d{14}$/.test(valeur) && lireSiret(valeur).ok,
      defaultMessage: () => 'Ce SIRET n’est pas juste.',
    },
  });

/** L'entreprise et son effectif : sans effectif, rien ne part. */
export class OuvrirAlerteDto implements OuvrirAlerteRequete {
  @EstSiret()
  siret: string;

  @IsInt(EFFECTIF)
  @Min(1, EFFECTIF)
  @Max(1_000_000, EFFECTIF)
  effectif: number;
}

/** Réponse d'un référent pour un de ses dossiers. */
export class RepondreAlerteDto implements RepondreAlerteRequete {
  @IsUUID(undefined, { message: 'Choisissez un dossier.' })
  dossierId: string;

  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  confirme: boolean;
}

export class TransitionAlerteDto implements TransitionAlerteRequete {
  @IsIn(['valider', 'abandonner'], { message: 'Cette étape n’existe pas.' })
  transition: 'valider' | 'abandonner';
}
