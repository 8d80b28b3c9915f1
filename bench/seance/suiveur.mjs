import { createHash } from 'node:crypto';
import { demander } from './http.mjs';
import { ouvrirFil } from './fil.mjs';

const pause = (ms) => new Promise((suite) => setTimeout(suite, ms));

/**
 * Un participant qui suit la séance comme l’écran le fait : il garde ce qu’il a lu, ne relit que ce qu’une annonce touche, rattrape
 * par séquence, efface ce qu’on lui retire. `etat()` est ce qu’il montrerait ; `attendu()` ce que le serveur répond à l’instant,
 * relu en entier sous les mêmes droits.
 */
export class Suiveur {
  fautes = new Map();
  revue = null;
  passage = null;
  presents = null;
  evenements = [];
  relecture = null;
  fil = null;
  dehors = false;

  constructor({ port, cookie, nom, moi, revueId }) {
    Object.assign(this, { port, cookie, nom, moi, revueId });
  }

  async connecter() {
    this.dehors = false;
    this.fil = await ouvrirFil({
      port: this.port,
      cookie: this.cookie,
      presence: true,
      surEvenement: (nom, donnees) => this.recevoir(nom, donnees),
      surFin: () => void this.revenir(),
    });
    await this.entrer();
  }

  async entrer() {
    const accuse = await this.fil.commander('revue.rejoindre', { revueId: this.revueId });
    if (!accuse.ok) throw new Error(`${this.nom}, entrée refusée : ${JSON.stringify(accuse)}`);
    this.presents = accuse.donnees.participants;
    await this.relire();
  }

  async sortir() {
    this.dehors = true;
    await this.fil.commander('revue.quitter', { revueId: this.revueId });
    this.fil.fermer();
  }

  /** Coupure sans prévenir ; le suiveur revient seul. */
  lacher() {
    this.fil.lacher();
  }

  /** Attend que plus aucune relecture ne soit en cours. */
  async calme() {
    while (this.relecture) await this.relecture;
  }

  /** Empreinte de ce que ce poste montrerait. */
  etat() {
    return { revue: this.revue, passage: this.passage, presents: this.presents, evenements: this.evenements };
  }

  /** Ce que le serveur répond maintenant, tout relu. */
  async attendu() {
    const revue = await this.lire(`/revues/${this.revueId}`);
    const passage = await this.lirePassage(revue.passageCourantId);
    const { evenements } = await this.lire(`/revues/${this.revueId}/evenements?depuis=0`);
    // Redite sans effet de son entrée : la seule lecture qui recalcule aussi la salle d’attente.
    const { donnees } = await this.fil.commander('revue.rejoindre', { revueId: this.revueId });
    return { revue: sansPresents(revue), passage, presents: donnees.participants, evenements };
  }

  recevoir(nom, donnees) {
    if (nom === 'revue.presence') {
      const attendait = this.attend();
      this.presents = donnees.participants;
      if (this.attend() === attendait) void this.relire();
      else void this.reprendrePlace();
    } else if (nom === 'passage.brouillon') this.montrer(donnees);
    else if (nom === 'acces.retire') void this.relire({ depuisLeDebut: true });
    // Un accord change ce qu’on voit du passé : tout se relit.
    else if (nom === 'revue.evenement') void this.relire({ depuisLeDebut: donnees.type === 'accords-changes' });
  }

  attend() {
    return this.presents?.some((p) => p.agentId === this.moi && p.etat === 'attente') ?? false;
  }

  // Admis ou renvoyé en salle d’attente : on rejoint de nouveau, puis tout se relit.
  async reprendrePlace() {
    if (!this.fil?.ouverte) return;
    await this.fil.commander('revue.rejoindre', { revueId: this.revueId }).catch((erreur) => this.noter(erreur));
    await this.relire();
  }

  // La frappe d’un autre se montre sans être relue ; le reste du bloc l’est s’il a changé.
  montrer({ passageId, texte, version, aRelire }) {
    const brouillon = this.passage?.brouillon;
    // Le passage est peut-être en train d’être lu, dans son état d’avant cette frappe.
    if (brouillon?.passageId !== passageId) return void (this.encore ||= this.relecture !== null);
    if (version === undefined) brouillon.texte = texte;
    else if (version > brouillon.version) Object.assign(brouillon, { texte, version });
    if (aRelire || version !== undefined) void this.relire();
  }

  relire({ depuisLeDebut = false } = {}) {
    this.depuisLeDebut ||= depuisLeDebut;
    this.encore = true;
    this.relecture ??= this.toutRelire().finally(() => {
      this.relecture = null;
      // Une annonce a pu arriver entre la dernière lecture et ici.
      if (this.encore && !this.dehors) void this.relire();
    });
    return this.relecture;
  }

  async toutRelire() {
    while (this.encore && !this.dehors) {
      this.encore = false;
      const depuisLeDebut = this.depuisLeDebut;
      this.depuisLeDebut = false;
      try {
        const connus = depuisLeDebut ? [] : this.evenements;
        const nouveaux = await this.lire(`/revues/${this.revueId}/evenements?depuis=${connus.at(-1)?.sequence ?? 0}`);
        // Manquée pendant une coupure, l’annonce d’un accord se retrouve au rattrapage : le passé se relit aussi.
        if (connus.length > 0 && nouveaux.evenements.some((e) => e.type === 'accords-changes')) {
          this.encore = this.depuisLeDebut = true;
          continue;
        }
        const revue = await this.lire(`/revues/${this.revueId}`);
        const avant = this.revue?.passageCourantId;
        const passage = await this.lirePassage(revue.passageCourantId);
        this.evenements = [
          ...connus,
          ...nouveaux.evenements.filter((e) => e.sequence > (connus.at(-1)?.sequence ?? 0)),
        ];
        Object.assign(this, { revue: sansPresents(revue), passage });
        // À chaque passage, on rejoint de nouveau : le serveur réévalue les droits.
        if (avant !== undefined && avant !== revue.passageCourantId && this.fil.ouverte)
          await this.fil.commander('revue.rejoindre', { revueId: this.revueId });
      } catch (erreur) {
        this.noter(erreur);
        await pause(500);
        this.encore = true;
        this.depuisLeDebut ||= depuisLeDebut;
      }
    }
  }

  async lirePassage(id) {
    if (id === null) return null;
    const passage = await this.lire(`/passages/${id}`);
    if (passage.brouillon) passage.brouillon.silenceMs = null;
    return passage;
  }

  async lire(chemin) {
    const { statut, corps } = await demander({ port: this.port, cookie: this.cookie, chemin: `/api/v1${chemin}` });
    if (statut === 404) return { absent: true, participants: null, evenements: [], passageCourantId: null };
    if (statut !== 200) throw new Error(`${chemin.split('/')[1]} ${statut} ${corps?.code}`);
    return corps;
  }

  async revenir() {
    for (let essai = 0; !this.dehors; essai++) {
      await pause(Math.min(4_000, 300 * 2 ** essai) * (0.5 + Math.random()));
      try {
        return await this.connecter();
      } catch (erreur) {
        if (essai > 10) return this.noter(erreur);
      }
    }
  }

  noter(erreur) {
    const cle = String(erreur?.message ?? erreur).slice(0, 120);
    this.fautes.set(cle, (this.fautes.get(cle) ?? 0) + 1);
  }
}

// Ceux qui sont là viennent de la dernière annonce ; ce que le temps seul change (reprendre la conduite) n’est pas de l’état.
function sansPresents(revue) {
  const { participants, capacites, quorum, voixManquantes, ...reste } = revue;
  void [participants, capacites, quorum, voixManquantes];
  return reste;
}

export const empreinte = (etat) => createHash('sha256').update(JSON.stringify(etat)).digest('hex');

/** Chemins où deux états diffèrent, sans leurs valeurs. */
export function ecarts(a, b, chemin = '') {
  if (Object.is(a, b)) return [];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [chemin];
  const cles = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...cles].flatMap((cle) => ecarts(a[cle], b[cle], `${chemin}.${cle}`));
}
