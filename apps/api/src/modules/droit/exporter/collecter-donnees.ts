import { Inject, Injectable } from '@nestjs/common';
import type { DossierVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME, accesDe, sousAcces } from '../../../platform/database/acces-base.js';
import { AssurePort } from '../../assure/assure.port.js';
import { LectureDossierPort } from '../../dossier/dossier.port.js';
import { LectureAcces } from '../persistence/lecture-acces.js';
import type { DonneesAcces, DossierRemis } from './donnees-acces.js';
import { SourcesDossier } from './sources-dossier.js';

/**
 * Rassemble tout ce qui concerne une personne. La fiche se lit par sa projection, comme la personne elle-même la lirait ; le
 * reste au nom du système, l'accès ayant été accordé par le délégué.
 */
@Injectable()
export class CollecterDonnees {
  constructor(
    private readonly lecture: LectureAcces,
    private readonly assures: AssurePort,
    private readonly fiches: LectureDossierPort,
    private readonly sources: SourcesDossier,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** `null` si le dossier n'existe plus. `exportId` tient lieu de compte à qui n'en a pas. */
  executer(dossierId: string, exportId: string): Promise<DonneesAcces | null> {
    return sousAcces(ACCES_SYSTEME, async (): Promise<DonneesAcces | null> => {
      const dossiers = await this.lecture.dossiers(dossierId);
      const assureId = dossiers[0]?.assureId;
      const connu = assureId === undefined ? null : await this.assures.parId(assureId);
      if (assureId === undefined || !connu) return null;
      const compte = await this.lecture.compteDe(assureId);
      const acteur = auNomDe(assureId, compte ?? exportId);
      const remis: DossierRemis[] = [];
      for (const { dossierId: id } of dossiers) {
        const json = await sousAcces(accesDe(acteur), () => this.fiches.lireVue(acteur, id));
        if (json !== null) remis.push(await this.sources.unDossier(id, JSON.parse(json) as DossierVue, acteur));
      }
      const { nir, nomNaissance, nomUsage, prenom, dateNaissance, sexe, regime } = connu;
      return {
        format: 'plateforme-pdp/acces/1',
        produitLe: this.horloge().toISOString(),
        identite: { nir, nomNaissance, nomUsage, prenom, dateNaissance, sexe, regime },
        ...(await this.lecture.personne(assureId)),
        dossiers: remis,
      };
    });
  }
}

const auNomDe = (assureId: string, utilisateurId: string): Acteur => ({
  utilisateurId,
  sessionId: utilisateurId,
  habilitationId: utilisateurId,
  fonction: 'ASSURE',
  unite: 'ASSURE',
  organismeId: null,
  plateformeId: null,
  assureId,
  nom: 'Accès aux données',
  correlationId: 'acces-aux-donnees',
});
