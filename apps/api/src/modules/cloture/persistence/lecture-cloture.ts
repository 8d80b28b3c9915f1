import { Inject, Injectable } from '@nestjs/common';
import type {
  EtatRelais,
  EtatSuivi,
  FaitsCloture,
  MoisSuivi,
  ModaliteComptee,
  NatureRelais,
  RefusRelais,
  SituationSuivi,
  UtiliteSuivi,
} from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { CLOTURE } from './cloture.sql.js';

/** Clôture faite, sceau ouvert. */
export type ClotureLue = {
  readonly id: string;
  readonly le: string;
  readonly issue: string;
  readonly faits: FaitsCloture;
  readonly entretiens: number;
  readonly mois: number;
  readonly par: string;
  readonly rouverteLe: string | null;
};

/** Relais, sceau ouvert. */
export type RelaisLu = {
  readonly id: string;
  readonly nature: NatureRelais;
  readonly unite: string | null;
  readonly organismeId: string | null;
  readonly organisme: string | null;
  readonly interlocuteur: string | null;
  readonly etat: EtatRelais;
  readonly version: number;
  readonly motifRefus: RefusRelais | null;
  readonly proposeLe: string;
  readonly proposePar: string;
  readonly reponduLe: string | null;
};

/** Suivi, réponse comprise. */
export type SuiviLu = {
  readonly id: string;
  readonly mois: MoisSuivi;
  readonly echeance: string;
  readonly etat: EtatSuivi;
  readonly version: number;
  readonly demandeLe: string | null;
  readonly relances: number;
  readonly reponduLe: string | null;
  readonly canal: 'EN_LIGNE' | 'TELEPHONE' | null;
  readonly situation: SituationSuivi | null;
  readonly utilite: UtiliteSuivi | null;
  readonly rappel: boolean | null;
};

/** Dossier, tel que l'écran de clôture le lit ; rien n'est encore projeté. */
export type LigneCloture = {
  readonly etat: string;
  readonly ouvertLe: string;
  readonly closLe: string | null;
  readonly parModalite: Readonly<Partial<Record<ModaliteComptee, number>>>;
  readonly livretFinal: { readonly version: number; readonly le: string } | null;
  readonly clotures: readonly ClotureLue[];
  readonly relais: readonly RelaisLu[];
  readonly suivis: readonly SuiviLu[];
};

type Scellee<T, C extends keyof T, S extends string> = Omit<T, C> & Readonly<Record<S, string>>;
type LigneLue = Omit<LigneCloture, 'clotures' | 'relais'> & {
  readonly clotures: readonly Scellee<ClotureLue, 'faits', 'faitsScelles'>[];
  readonly relais: readonly (Omit<RelaisLu, 'interlocuteur'> & { readonly interlocuteurScelle: string | null })[];
};

/** Lecture de la clôture d'un dossier ; le second mur n'ouvre que les dossiers du lecteur. */
@Injectable()
export class LectureCloture {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async duDossier(dossierId: string): Promise<LigneCloture | null> {
    const [ligne] = await this.lecture.lire<LigneLue>({ nom: 'dossier-cloture', texte: CLOTURE }, [dossierId]);
    if (!ligne) return null;
    return {
      ...ligne,
      clotures: ligne.clotures.map(({ faitsScelles, ...reste }) => ({
        ...reste,
        faits: this.coffre.ouvrirJson<FaitsCloture>('cloture_dossier.faits_scelles', reste.id, faitsScelles),
      })),
      relais: ligne.relais.map(({ interlocuteurScelle, ...reste }) => ({
        ...reste,
        interlocuteur:
          interlocuteurScelle === null
            ? null
            : this.coffre.ouvrir('relais.interlocuteur_scelle', reste.id, interlocuteurScelle),
      })),
    };
  }
}
