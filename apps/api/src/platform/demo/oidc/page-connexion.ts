import { echapper, page, phrase } from '../../auth/pages/gabarit.js';
import type { ComptePropose, GroupeDeComptes } from './comptes-demo.js';

/** Saisie refusée : la phrase à montrer, et ce qui avait été écrit, à garder. */
export type Faute = { readonly phrase: string; readonly saisi: string };

/**
 * Page de connexion de la démonstration : deux formulaires sans script, chacun avec le seul champ `compte`. Le premier
 * se remplit au clavier, le second propose un bouton par compte.
 */
export function pageDeConnexion(groupes: readonly GroupeDeComptes[], action: string, faute: Faute | null): string {
  const adresse = echapper(action);
  return page(
    'Choisir un compte de démonstration',
    `<h1>Choisir un compte de démonstration</h1>
<p class="note">Démonstration&nbsp;: toutes les personnes sont inventées, aucun mot de passe n’est demandé. N’écrivez ici aucune donnée réelle.</p>
${faute === null ? '' : `<p class="faute" role="alert" id="faute">${phrase(faute.phrase)}</p>`}
<form class="saisie" method="post" action="${adresse}">
<div><label for="compte">Nom du compte</label>
<input id="compte" name="compte" required maxlength="100" autocomplete="username" autocapitalize="none" spellcheck="false"${faute === null ? '' : ` value="${echapper(faute.saisi)}" aria-invalid="true" aria-describedby="faute"`}></div>
<button type="submit">Se connecter</button>
</form>
${groupes.length === 0 ? VIDE : `<form class="liste" method="post" action="${adresse}">${groupes.map(groupe).join('\n')}</form>`}`,
  );
}

const VIDE = `<p class="carte">Les comptes de la démonstration ne sont pas encore créés. Attendez la fin du chargement, puis rechargez cette page.</p>`;

function groupe({ titre, comptes }: GroupeDeComptes): string {
  return `<section class="groupe"><h2>${echapper(titre)}</h2><ul class="comptes">${comptes.map(carte).join('')}</ul></section>`;
}

function carte(c: ComptePropose): string {
  const lieu = [c.compte, c.organisme]
    .filter((p) => p !== null)
    .map(echapper)
    .join(' · ');
  return `<li><button class="compte" type="submit" name="compte" value="${echapper(c.compte)}"><strong>${echapper(c.nom)}</strong><span>${phrase(c.phrase)}</span><span class="lieu">${lieu}</span></button></li>`;
}
