import { Injectable } from '@nestjs/common';
import { attenteAvantEssai, echec, messageNeutre, succes, type Resultat } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirAdresse } from '../../../platform/chiffrement/contacts.js';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { litEncore } from '../persistence/acces-destinataire.js';
import {
  annulerEnvoi,
  ecrireSuite,
  prendreBail,
  verrouillerDu,
  type EnvoiPris,
  type SuiteEnvoi,
} from '../persistence/envoi.repository.js';
import type { Issue } from './canaux/canal.js';
import { Canaux } from './canaux/canaux.js';
import { FileEnvois } from './file-envois.js';

const BAIL_MS = 120_000;

/**
 * Tente un envoi : relit le destinataire et ses droits au dernier moment, remet, note la suite. Aucune transaction
 * n'est ouverte pendant l'échange avec le serveur. Un arrêt entre la réponse et la note peut doubler un message,
 * avec la même clé ; dans l'application il n'y en a toujours qu'un (trust.md A3, I7).
 */
@Injectable()
export class EnvoyerMessage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly canaux: Canaux,
    private readonly file: FileEnvois,
    private readonly coffre: Coffre,
  ) {}

  async executer(envoiId: string): Promise<void> {
    const pris = await this.unite.executer(SYSTEME, (tx) => this.prendre(tx, envoiId));
    if (!pris.ok || pris.valeur === null) return;
    const envoi = pris.valeur;
    const issue = await this.remettre(envoi);
    const conclu = await this.unite.executer<SuiteEnvoi, never>(SYSTEME, async (tx) => {
      const suite = suiteDe(issue, envoi.tentatives + 1, tx.maintenant);
      await ecrireSuite(tx, envoi, suite);
      return succes(suite);
    });
    if (conclu.ok && conclu.valeur.prochainEssai) await this.file.confier([envoiId], conclu.valeur.prochainEssai);
  }

  private async prendre(tx: Transaction, id: string): Promise<Resultat<EnvoiPris | null, 'pas-du'>> {
    const envoi = await verrouillerDu(tx, id);
    if (!envoi) return echec('pas-du');
    const aAcces = envoi.dossierId === null || (await litEncore(tx, envoi.utilisateurId, envoi.dossierId));
    if (!envoi.estJoignable || !envoi.resteALire || !aAcces) {
      await annulerEnvoi(tx, envoi, !envoi.estJoignable || !aAcces);
      return succes(null);
    }
    await prendreBail(tx, id, new Date(tx.maintenant.getTime() + BAIL_MS));
    return succes(envoi);
  }

  private remettre({ utilisateurId, canal, cle, adresseScellee: sceau, nombre }: EnvoiPris): Promise<Issue> {
    const adresse = ouvrirAdresse(this.coffre, canal, { utilisateurId, sceau });
    if (adresse === null)
      return Promise.resolve({ ok: false, cause: 'La personne n’a pas d’adresse pour ce canal', definitif: true });
    return this.canaux.pour(canal).remettre({ cle, adresse, ...messageNeutre(this.canaux.adresseDuSite, nombre) });
  }
}

/** Suite d'un essai, selon la machine de domain.md 2.2.16 : remis, à réessayer plus tard, ou abandonné. */
export function suiteDe(issue: Issue, tentatives: number, maintenant: Date): SuiteEnvoi {
  if (issue.ok)
    return { etat: issue.confirme ? 'DELIVREE' : 'ENVOYEE', erreur: null, envoyeLe: maintenant, prochainEssai: null };
  const attente = issue.definitif ? null : attenteAvantEssai(tentatives);
  if (attente === null) return { etat: 'ABANDONNEE', erreur: issue.cause, envoyeLe: null, prochainEssai: null };
  return {
    etat: 'ECHEC',
    erreur: issue.cause,
    envoyeLe: null,
    prochainEssai: new Date(maintenant.getTime() + attente * 1000),
  };
}
