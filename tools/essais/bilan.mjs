/** Compte d’un projet à partir du rapport JSON de Jest ; `null` (rapport absent) compte pour un échec. */
export function compterRapport(rapport) {
  if (!rapport)
    return {
      reussis: 0,
      echoues: 1,
      ignores: 0,
      nomsEchoues: ['le projet n’a pas rendu de rapport'],
      nomsIgnores: [],
      nomsRejoues: [],
    };
  const essais = rapport.testResults.flatMap((suite) => suite.assertionResults);
  const nomsDe = (...etats) => essais.filter((essai) => etats.includes(essai.status)).map((essai) => essai.fullName);
  // Une suite qui ne se charge pas n’a aucun essai : sans cela elle passerait inaperçue.
  const suitesEnPanne = rapport.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((essai) => essai.status === 'failed'),
  );
  const nomsEchoues = [...nomsDe('failed'), ...suitesEnPanne.map((suite) => suite.name)];
  const nomsIgnores = nomsDe('pending', 'todo', 'skipped', 'disabled');
  return {
    reussis: nomsDe('passed').length,
    echoues: nomsEchoues.length,
    ignores: nomsIgnores.length,
    nomsEchoues,
    nomsIgnores,
    nomsRejoues: rapport.testResults.flatMap(({ premier }) => (premier ? nomsDesEchecs(premier) : [])),
  };
}

const nomsDesEchecs = (suite) => {
  const noms = suite.assertionResults.filter((essai) => essai.status === 'failed').map((essai) => essai.fullName);
  return noms.length > 0 ? noms : [suite.name];
};

/** Au-delà, ce n’est plus un délai manqué : on ne refait rien. */
const REPRISES_MAX = 3;

/** Fichiers en échec à refaire une fois ; aucun s’ils sont trop nombreux. */
export function aReprendre(rapport) {
  const enEchec = (rapport?.testResults ?? []).filter((suite) => suite.status === 'failed').map((suite) => suite.name);
  return enEchec.length > REPRISES_MAX ? [] : enEchec;
}

/** Rapport où chaque fichier refait remplace le premier, gardé sous `premier`. Sans rapport de reprise, rien ne change. */
export function avecReprise(rapport, reprise) {
  const refaits = new Map((reprise?.testResults ?? []).map((suite) => [suite.name, suite]));
  const testResults = rapport.testResults.map((suite) => {
    const refait = refaits.get(suite.name);
    return refait ? { ...refait, premier: suite } : suite;
  });
  return { ...rapport, testResults };
}

/** Additionne les projets. */
export function additionner(comptes) {
  const somme = (champ) => comptes.reduce((total, compte) => total + compte[champ], 0);
  return { reussis: somme('reussis'), echoues: somme('echoues'), ignores: somme('ignores') };
}

/** Dernière ligne de `npm test`, lue par l’intégration continue : sa forme est un contrat. */
export function ligneFinale({ reussis, echoues, ignores }) {
  const fin = ignores > 0 ? `, ${ignores} skipped` : '';
  return `${reussis} passed, ${echoues} failed${fin}`;
}

/**
 * Raisons de sortir en échec. Un projet sans aucun essai est une panne du filet, sauf quand un filtre de chemin
 * explique qu’il n’ait rien trouvé ; mais rien du tout nulle part reste un échec.
 */
export function raisonsDEchec(projets, filtre) {
  const raisons = [];
  for (const { nom, compte, resteOuvert } of projets) {
    const total = compte.reussis + compte.echoues + compte.ignores;
    if (compte.echoues > 0) raisons.push(`${nom} : ${compte.echoues} en échec`);
    if (total === 0 && !filtre) raisons.push(`${nom} : aucun essai trouvé`);
    if (resteOuvert)
      raisons.push(`${nom} : le processus ne s’est pas terminé seul (connexion ou minuterie laissée ouverte)`);
  }
  const executes = projets.reduce((total, { compte }) => total + compte.reussis + compte.echoues, 0);
  if (executes === 0 && !projets.some(({ compte }) => compte.ignores > 0)) raisons.push('aucun essai exécuté');
  return raisons;
}
