import { Inject, Injectable } from '@nestjs/common';
import type { PersonneConnue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { datesVoisines } from './dates-voisines.js';

/** Personne à rapprocher par son nom et sa date de naissance ; son NIR n'y sert pas, il reste scellé. */
export type PersonneVoisine = Omit<PersonneConnue, 'nir'>;

/** Personne trouvée par son NIR, avec ce qui décide de ce que le demandeur peut en savoir. */
export type PersonneReconnue = {
  readonly assureId: string;
  readonly dossierId: string | null;
  readonly dejaSignale: boolean;
};

const PAR_NIR = {
  nom: 'reconnaissance-par-nir',
  texte: `SELECT a.id AS "assureId",
    (SELECT d.id FROM dossier d WHERE d.assure_id = a.id AND d.etat NOT IN ('CLOS','ARCHIVE','PURGE')) AS "dossierId",
    EXISTS (SELECT 1 FROM signalement s WHERE s.assure_id = a.id AND (s.emetteur_id = $2 OR s.emetteur_organisme_id = $3)) AS "dejaSignale"
    FROM assure a WHERE a.nir_empreinte = $1`,
};

const RESSEMBLANTS = {
  nom: 'reconnaissance-ressemblants',
  texte: `SELECT id AS "assureId", nom_naissance AS "nomNaissance", nom_usage AS "nomUsage", prenom, date_naissance AS "dateNaissance"
    FROM assure WHERE date_naissance = ANY($1::date[]) AND plateforme_id = $2`,
};

/** Lectures de la reconnaissance, sans écriture. */
@Injectable()
export class ReconnaissanceRepository {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async parNir(acteur: Acteur, nir: string): Promise<PersonneReconnue | null> {
    // Un NIR exact se reconnaît quel que soit le territoire ; la réponse ne dit que ce que l'émetteur peut savoir.
    const valeurs = [this.coffre.empreinteNir(nir), acteur.utilisateurId, acteur.organismeId];
    return (await this.lecture.lire<PersonneReconnue>(PAR_NIR, valeurs, ACCES_SYSTEME))[0] ?? null;
  }

  /** Personnes de la plateforme nées ce jour-là, ou à une faute de frappe près. */
  ressemblants(acteur: Acteur, dateNaissance: string): Promise<PersonneVoisine[]> {
    return this.lecture.lire<PersonneVoisine>(RESSEMBLANTS, [datesVoisines(dateNaissance), acteur.plateformeId]);
  }
}
