import { Inject, Injectable } from '@nestjs/common';
import {
  catalogueDe,
  seuilsAlerte,
  type EntrepriseRepetee,
  type EtatAlerte,
  type LigneRegle,
  type MonDossierDAlerte,
  type SeuilsAlerte,
} from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { ALERTES, ENTREPRISES_REPETEES, MES_DOSSIERS, REGLES } from './alertes.sql.js';

/** Une alerte, avant ce que ce lecteur peut y faire. */
export type LigneAlerte = {
  readonly id: string;
  readonly siret: string;
  readonly raisonSociale: string;
  readonly effectif: number;
  readonly etat: EtatAlerte;
  readonly depuis: string;
  readonly creeLe: Date;
  readonly creePar: string;
  readonly valideeLe: Date | null;
  readonly confirmes: number;
};

/** Lectures des alertes. Les comptes se font au nom du système : personne n'y lit le dossier d'un autre, seulement un nombre. */
@Injectable()
export class LectureAlertes {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async seuils(plateformeId: string, jour: string): Promise<SeuilsAlerte> {
    const lignes = await this.lecture.lire<LigneRegle>({ nom: 'alertes-regles', texte: REGLES }, [plateformeId]);
    return seuilsAlerte(jour, catalogueDe(lignes));
  }

  repetees(
    plateformeId: string,
    depuis: string,
    minimum: number,
    referentId: string | null,
  ): Promise<EntrepriseRepetee[]> {
    const requete = { nom: 'alertes-repetees', texte: ENTREPRISES_REPETEES };
    return this.lecture.lire<EntrepriseRepetee>(requete, [plateformeId, depuis, minimum, referentId], ACCES_SYSTEME);
  }

  alertes(plateformeId: string): Promise<LigneAlerte[]> {
    return this.lecture.lire<LigneAlerte>({ nom: 'alertes-liste', texte: ALERTES }, [plateformeId], ACCES_SYSTEME);
  }

  /** Sous l'accès du lecteur : le mur des dossiers s'ajoute au filtre. */
  mesDossiers(
    plateformeId: string,
    referentId: string,
  ): Promise<(MonDossierDAlerte & { readonly alerteId: string })[]> {
    return this.lecture.lire({ nom: 'alertes-mes-dossiers', texte: MES_DOSSIERS }, [plateformeId, referentId]);
  }
}
