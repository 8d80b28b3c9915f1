import { Injectable } from '@nestjs/common';
import {
  echec,
  succes,
  type DemandeDroitVue,
  type DemandeDuDossierVue,
  type ErreurMetier,
  type LigneDemandeDroit,
  type MesDroitsVue,
  type Page,
  type Resultat,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { MonDossierPort, enChoixDeDossier } from '../../livret/mon-dossier.port.js';
import { echeanceDe, enDemandeDroit, enLigneDemande, enMaDemande } from '../demande.presenter.js';
import { LectureDemandes } from '../persistence/lecture-demandes.js';

/** Demandes de droit lues par la personne, par le Service social sur un dossier, par le délégué sur sa plateforme. */
@Injectable()
export class LireDemandes {
  constructor(
    private readonly lecture: LectureDemandes,
    private readonly mien: MonDossierPort,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
  ) {}

  async mesDroits(acteur: Acteur, demande: string | undefined): Promise<Resultat<MesDroitsVue, ErreurMetier>> {
    const ouvert = await this.mien.ouvrir(acteur, demande);
    if (!ouvert.ok) return ouvert;
    const { dossierId, limite } = ouvert.valeur.faits;
    const [demandes] = await Promise.all([this.lecture.duDossier(dossierId), this.consigner(acteur, dossierId)]);
    const autour = await this.lecture.autour(demandes.map(({ id }) => id));
    const maintenant = this.lecture.horloge();
    return succes({
      dossierId,
      dossiers: enChoixDeDossier(ouvert.valeur.dossiers),
      limite,
      demandes: demandes.map((d) => enMaDemande(acteur, d, autour, maintenant)),
      peutDemander: peutActe(acteur.fonction, 'droit.demander'),
    });
  }

  /** Le texte d'une demande n'est montré que pour corriger ce qui est inexact : le reste est entre la personne et le délégué. */
  async duDossier(
    acteur: Acteur,
    dossierId: string,
  ): Promise<Resultat<{ elements: DemandeDuDossierVue[] }, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    if (!peutActe(acteur.fonction, 'droit.recueillir')) return echec(accesRefuse());
    const [demandes] = await Promise.all([this.lecture.duDossier(dossierId), this.consigner(acteur, dossierId)]);
    const { echanges } = await this.lecture.autour(demandes.map(({ id }) => id));
    const depots = new Map(echanges.filter((e) => e.transition === 'deposer').map((e) => [e.demandeId, e]));
    return succes({
      elements: demandes.map((d) => {
        const depot = depots.get(d.id);
        const sienne = depot?.acteurId === acteur.utilisateurId;
        return {
          id: d.id,
          version: d.version,
          type: d.type,
          etat: d.etat,
          deposeeLe: d.deposeeLe.toISOString(),
          echeance: echeanceDe(d),
          texte: d.type === 'RECTIFICATION' || sienne ? (depot?.texte ?? null) : null,
        };
      }),
    });
  }

  private consigner(acteur: Acteur, dossierId: string): Promise<void> {
    return this.journal.consigner(acteur, {
      action: 'droit.lire',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
    });
  }

  async file(
    acteur: Acteur,
    { etat, limite, curseur }: { etat?: string | undefined; limite: number; curseur?: string | undefined },
  ): Promise<Resultat<Page<LigneDemandeDroit>, ErreurMetier>> {
    if (acteur.plateformeId === null) return echec(accesRefuse());
    const avant = lireCurseur(curseur, 2);
    const lignes = await this.lecture.file({
      plateformeId: acteur.plateformeId,
      ouvertes: etat !== 'closes',
      avant: enReperes(avant),
      limite: limite + 1,
    });
    const maintenant = this.lecture.horloge();
    return succes(
      enPage(
        lignes,
        limite,
        (d) => [d.deposeeLe.toISOString(), d.id],
        (d) => enLigneDemande(d, maintenant),
      ),
    );
  }

  async une(acteur: Acteur, id: string): Promise<Resultat<DemandeDroitVue, ErreurMetier>> {
    const demande = acteur.plateformeId === null ? null : await this.lecture.une(acteur.plateformeId, id);
    if (!demande) return echec(introuvable());
    const [autour] = await Promise.all([
      this.lecture.autour([id], ACCES_SYSTEME),
      this.journal.consigner(acteur, {
        action: 'droit.lire',
        ressource: 'demande_droit',
        ressourceId: id,
        dossierId: demande.dossierId,
      }),
    ]);
    return succes(enDemandeDroit(acteur, demande, autour, this.lecture.horloge()));
  }
}

// Un curseur fabriqué ne fait pas échouer la base : il ne désigne rien, la liste reprend au début.
function enReperes(curseur: readonly (string | number | null)[] | null): readonly [string, string] | null {
  const [le, id] = curseur ?? [];
  if (typeof le !== 'string' || typeof id !== 'string') return null;
  return !Number.isNaN(Date.parse(le)) && /^[0-9a-f-]{36}$/.test(id) ? [le, id] : null;
}
