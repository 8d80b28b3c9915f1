import { Inject, Injectable } from '@nestjs/common';
import { libelleEtatDispositif, type TypeDispositif } from '@pdp/domain';
import type { DonneesDossier, DonneesPersonne } from '../exporter/donnees-acces.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirContact } from '../../../platform/chiffrement/contacts.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { DOSSIER, DOSSIERS, PERSONNE } from './sections-acces.js';
import { ouvrirSuite } from './sections-cloture.js';

/**
 * Ce qui n'est ni la fiche, ni le livret, ni le journal (lus par leurs ports) et concerne une personne. Aucun contrôle de
 * droits ici : le travail de fond qui prépare un accès accordé lit au nom du système.
 */
@Injectable()
export class LectureAcces {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Tous les dossiers de la personne de ce dossier, du plus ancien au plus récent. */
  dossiers(dossierId: string): Promise<{ dossierId: string; assureId: string }[]> {
    return this.lecture.lire({ nom: 'acces-dossiers', texte: DOSSIERS }, [dossierId]);
  }

  async personne(assureId: string): Promise<DonneesPersonne> {
    const [ligne] = await this.lecture.lire<DonneesPersonne>({ nom: 'acces-personne', texte: PERSONNE }, [assureId]);
    return { ...ligne!, comptes: ligne!.comptes.map((compte) => this.ouvrirCompte(compte)) };
  }

  async dossier(dossierId: string): Promise<DonneesDossier> {
    const [ligne] = await this.lecture.lire<DonneesDossier>({ nom: 'acces-dossier', texte: DOSSIER }, [dossierId]);
    return {
      ...ligne!,
      visites: ligne!.visites.map((visite) => this.ouvrirVisite(visite)),
      dispositifs: ligne!.dispositifs.map((dispositif) => this.ouvrirDispositif(dispositif)),
      dits: ligne!.dits.map(({ id, phraseScellee, ...dit }) => ({
        ...dit,
        phrase: this.coffre.ouvrir('dit_assure.phrase_scellee', String(id), String(phraseScellee)),
      })),
      plans: ligne!.plans.map(({ dossierId: id, contenuScelle, ...plan }) => ({
        ...plan,
        contenu: this.coffre.ouvrirJson('plan_actions.contenu_scelle', String(id), String(contenuScelle)),
      })),
      feuilles: ligne!.feuilles.map(({ id, contenuScelle, ...feuille }) => ({
        ...feuille,
        ...this.coffre.ouvrirJson<object>('feuille_route.contenu_scelle', String(id), String(contenuScelle)),
      })),
      diagnostics: ligne!.diagnostics.map((diagnostic) => this.ouvrirDiagnostic(diagnostic)),
      ...ouvrirSuite(this.coffre, ligne!),
    };
  }

  private ouvrirCompte({ id, courrielScelle, ...compte }: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const sceau = typeof courrielScelle === 'string' ? courrielScelle : null;
    return { courriel: ouvrirContact(this.coffre, 'courriel', { utilisateurId: String(id), sceau }), ...compte };
  }

  private ouvrirVisite({ id, resultatScelle, ...visite }: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const resultat =
      typeof resultatScelle === 'string'
        ? this.coffre.ouvrirJson<unknown>('visite_pre_reprise.resultat_scelle', String(id), resultatScelle)
        : null;
    return { ...visite, resultat };
  }

  private ouvrirDispositif({
    id,
    contenuScelle,
    ...reste
  }: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { donnees, historique } = this.coffre.ouvrirJson<Readonly<Record<'donnees' | 'historique', unknown>>>(
      'dispositif.contenu_scelle',
      String(id),
      String(contenuScelle),
    );
    const etat = libelleEtatDispositif(reste['type'] as TypeDispositif, String(reste['etat']));
    return { ...reste, etat, donnees, historique };
  }

  private ouvrirDiagnostic({
    id,
    contenuScelle,
    ...reste
  }: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { blocs, remarque } = this.coffre.ouvrirJson<Readonly<Record<'blocs' | 'remarque', unknown>>>(
      'diagnostic_social.contenu_scelle',
      String(id),
      String(contenuScelle),
    );
    return { ...reste, blocs, remarque };
  }

  /** Compte de la personne, s'il existe : ses propres lectures ne sont pas des accès d'autrui. */
  async compteDe(assureId: string): Promise<string | null> {
    const texte = `SELECT id FROM utilisateur WHERE assure_id = $1::uuid ORDER BY cree_le LIMIT 1`;
    return (await this.lecture.lire<{ id: string }>({ nom: 'acces-compte', texte }, [assureId]))[0]?.id ?? null;
  }
}
