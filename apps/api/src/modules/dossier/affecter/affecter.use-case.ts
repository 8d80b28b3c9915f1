import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  UNITES_ASSURANCE_MALADIE,
  UNITES_PARTENAIRES,
  type AffectationVue,
  type AffecterRequete,
  type ErreurMetier,
  type Resultat,
  type Unite,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { peutMener } from '../../../platform/permissions/mener.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { DossierPort } from '../dossier.port.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { tracerLien } from '../persistence/traces.js';

/** Relie un agent ou un service à un dossier. Un partenaire n'entre qu'avec l'accord de l'assuré (L.1110-4 III CSP). */
@Injectable()
export class Affecter {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly liens: LiensDepot,
    private readonly dossiers: DossierPort,
    private readonly notifications: NotificationPort,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    demande: AffecterRequete,
  ): Promise<Resultat<AffectationVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      if (!peutMener(acteur, faits)) return echec(accesRefuse());
      if (['CLOS', 'ARCHIVE', 'PURGE'].includes(faits.etat)) return echec(regle('role', 'Ce dossier est clos.'));
      const lien =
        demande.role === 'SERVICE'
          ? await this.relierService(tx, acteur, faits, demande)
          : await this.relierAgent(tx, acteur, faits, demande);
      if (!lien.ok) return lien;
      await this.dossiers.toucher(tx, dossierId);
      tx.journaliser({ action: 'dossier.affecter', ressource: 'affectation', ressourceId: lien.valeur, dossierId });
      await tracerLien(tx, acteur, { dossierId, affectationId: lien.valeur, role: demande.role });
      return succes({
        id: lien.valeur,
        role: demande.role,
        utilisateurId: demande.utilisateurId ?? null,
        unite: demande.unite ?? null,
        organismeId: demande.organismeId ?? null,
        depuis: tx.maintenant.toISOString(),
      });
    });
  }

  private async relierAgent(
    tx: Transaction,
    acteur: Acteur,
    faits: FaitsDossier,
    demande: AffecterRequete,
  ): Promise<Resultat<string, ErreurMetier>> {
    const { dossierId, plateformeId } = faits;
    const { utilisateurId } = demande;
    if (utilisateurId === undefined) return echec(regle('utilisateurId', 'Choisissez une personne.'));
    if (demande.role === 'REFERENT') {
      if (await this.liens.aUnReferent(tx, dossierId))
        return echec(regle('role', 'Ce dossier a déjà un référent : proposez-lui de transmettre son rôle.'));
      if (!(await this.liens.peutEtreReferent(tx, utilisateurId, plateformeId)))
        return echec(pasAssistant('utilisateurId'));
    } else if (!(await this.peutRejoindre(tx, faits, utilisateurId))) {
      return echec(
        regle(
          'utilisateurId',
          'Cette personne ne peut pas être reliée : elle n’est pas de la plateforme, ou l’assuré n’a pas donné son accord pour son service.',
        ),
      );
    }
    const id =
      demande.role === 'REFERENT'
        ? await this.liens.designerReferent(tx, acteur, dossierId, utilisateurId)
        : await this.liens.rejoindreCercle(tx, acteur, { dossierId, utilisateurId, motif: demande.motif ?? null });
    await this.notifications.notifier(tx, {
      destinataires: [utilisateurId],
      type: 'DOSSIER_CONFIE',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
    return succes(id);
  }

  private async peutRejoindre(
    tx: Transaction,
    { dossierId, plateformeId }: FaitsDossier,
    utilisateurId: string,
  ): Promise<boolean> {
    if (await this.liens.aUneHabilitation(tx, utilisateurId, UNITES_ASSURANCE_MALADIE, { plateformeId })) return true;
    return this.liens.aUnAccordPartenaire(tx, dossierId, { utilisateurId });
  }

  private async relierService(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, partageActif }: FaitsDossier,
    demande: AffecterRequete,
  ): Promise<Resultat<string, ErreurMetier>> {
    const unite = demande.unite as Unite | undefined;
    if (unite === undefined) return echec(regle('unite', 'Choisissez un service.'));
    if (unite === 'SERVICE_SOCIAL')
      return echec(regle('unite', 'Au Service social, chaque personne est nommée : choisissez-la.'));
    const partenaire = (UNITES_PARTENAIRES as readonly Unite[]).includes(unite);
    if (!partenaire && !partageActif)
      return echec(regle('unite', 'L’assuré n’a pas donné son accord à l’accompagnement coordonné.'));
    if (
      partenaire &&
      (demande.organismeId === undefined ||
        !(await this.liens.aUnAccordPartenaire(tx, dossierId, { unite, organismeId: demande.organismeId })))
    )
      return echec(regle('organismeId', 'L’assuré n’a pas donné son accord pour cet organisme.'));
    return succes(
      await this.liens.relierService(tx, acteur, {
        dossierId,
        unite,
        organismeId: partenaire ? (demande.organismeId ?? null) : null,
        motif: demande.motif ?? null,
        consentementId: null,
      }),
    );
  }
}

const regle = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code: 'INVALIDE', message }] });

/** Seul(e) un(e) assistant(e) de service social de la plateforme mène un accompagnement (domain.md 2.2.2). */
export const pasAssistant = (chemin: string): ErreurMetier =>
  regle(chemin, 'Le référent est un(e) assistant(e) de service social de cette plateforme.');
