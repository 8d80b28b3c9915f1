import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ErreurClaire } from '../commun/erreurs.mjs';

/**
 * Façon de lancer les programmes PostgreSQL sous le bon compte. PostgreSQL refuse root : on prend alors le compte
 * système `postgres`, créé au besoin, ou le propriétaire d’un dossier déjà créé. Un utilisateur ordinaire garde le sien.
 */
export function preparerCompte(binaires, dossier) {
  const dossierParent = dirname(dossier);
  if (process.getuid?.() !== 0) return { options: {}, enrober: (programme, args) => [programme, args], ceder() {} };
  const identifiants = proprietaire(dossier) ?? compteSysteme();
  const ceder = (dossier) => chownSync(dossier, identifiants.uid, identifiants.gid);
  if (peutEntrer(binaires, dossierParent, identifiants)) {
    return { options: identifiants, enrober: (programme, args) => [programme, args], ceder };
  }
  return { options: {}, enrober: enrobageSetpriv(binaires, dossierParent, identifiants), ceder };
}

// PostgreSQL exige que le dossier soit à lui : une base créée par un compte ordinaire garde ce compte sous root.
function proprietaire(dossier) {
  if (!existsSync(dossier)) return null;
  const { uid, gid } = statSync(dossier);
  return uid === 0 ? null : { uid, gid };
}

function compteSysteme() {
  const identifiants = lireCompte();
  if (identifiants) return identifiants;
  spawnSync('groupadd', ['-f', '-r', 'postgres']);
  spawnSync('useradd', ['-r', '-g', 'postgres', '-d', '/nonexistent', '-s', '/usr/sbin/nologin', 'postgres']);
  const crees = lireCompte();
  if (crees) return crees;
  throw new ErreurClaire(
    'PostgreSQL refuse de tourner sous root et le compte système « postgres » n’a pas pu être créé : ' +
      'lancez la commande sous un compte ordinaire.',
  );
}

function lireCompte() {
  const lire = (option) => spawnSync('id', [option, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [lire('-u'), lire('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

function peutEntrer(binaires, dossierParent, identifiants) {
  const options = { ...identifiants, cwd: '/', stdio: 'ignore' };
  const binaire = spawnSync(binaires.postgres, ['--version'], options);
  const dossier = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dossierParent], options);
  return binaire.status === 0 && dossier.status === 0;
}

// Un dépôt cloné dans /root (0700) est fermé au compte `postgres`. Plutôt que d’ouvrir /root à tout le monde, on donne
// à ce seul processus le droit de traverser les dossiers (capacité Linux), sans rien changer aux permissions.
function enrobageSetpriv(binaires, dossierParent, { uid, gid }) {
  for (const capacite of ['dac_read_search', 'dac_override']) {
    const prefixe = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
    prefixe.push('--inh-caps', `+${capacite}`, '--ambient-caps', `+${capacite}`);
    const essai = spawnSync('setpriv', [...prefixe, binaires.postgres, '--version'], { cwd: '/', stdio: 'ignore' });
    if (essai.status === 0) return (programme, args) => ['setpriv', [...prefixe, programme, ...args]];
  }
  throw new ErreurClaire(
    `Le compte système « postgres » ne peut pas entrer dans ${dossierParent} : ` +
      'clonez le dépôt dans un dossier ouvert à tous (par exemple /opt) ou lancez la commande sous un compte ordinaire.',
  );
}
