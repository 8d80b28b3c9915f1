import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { BlocsDiagnostic, DiagnosticVue, DiagnosticsVue, DossierVue, TransitionDiagnostic } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { dateCourte } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier/dossier.requetes';
import champs from '../dossier/dossier.module.css';
import { BlocsLus } from './blocs-lus';
import { commandesDiagnostic, optionsDiagnostic } from './diagnostic.requetes';
import { faconEnClair, puceDiagnostic, titreVersion } from './diagnostic.vue';
import { FormulaireDiagnostic } from './formulaire-diagnostic';
import { NoterAccord } from './noter-accord';
import styles from './diagnostic.module.css';

/** Diagnostic social d'un dossier : la version en préparation, celle que la personne a validée, les précédentes. */
export function DiagnosticDossier({ dossier }: { readonly dossier: DossierVue }) {
  const diagnostic = useQuery(optionsDiagnostic(dossier.id));
  return (
    <div className={champs['formulaire']}>
      <h2>Diagnostic social</h2>
      <Lecture requete={diagnostic}>{(vue) => <Versions dossier={dossier} vue={vue} />}</Lecture>
    </div>
  );
}

type Props = { readonly dossier: DossierVue; readonly vue: DiagnosticsVue };

function Versions({ dossier, vue }: Props) {
  const [edition, poserEdition] = useState(false);
  const { enPreparation, valide, redige } = vue;
  if (edition)
    return (
      <FormulaireDiagnostic
        dossierId={dossier.id}
        blocs={enPreparation?.blocs ?? valide?.blocs ?? depuisLaFiche(dossier)}
        version={enPreparation?.version ?? 0}
        fermer={() => poserEdition(false)}
      />
    );
  const rediger = redige && enPreparation?.etat !== 'PARTAGE' && (
    <div>
      <Button variant={valide && !enPreparation ? 'default' : 'filled'} onClick={() => poserEdition(true)}>
        {enPreparation ? 'Continuer le brouillon' : valide ? 'Préparer une nouvelle version' : 'Rédiger le diagnostic'}
      </Button>
    </div>
  );
  return (
    <>
      {!enPreparation && !valide && (
        <EtatVide titre="Aucun diagnostic à lire">
          Il se rédige avec la personne, se partage avec elle, et les partenaires n’en lisent que ce qu’elle a validé et
          ce que leurs droits ouvrent.
        </EtatVide>
      )}
      {enPreparation && <Version version={enPreparation} dossierId={dossier.id} />}
      {rediger}
      {valide && <Version version={valide} dossierId={dossier.id} repliee={enPreparation !== null} />}
      <Passees passees={vue.passees} />
    </>
  );
}

// Première version : le poste est déjà dans la fiche.
function depuisLaFiche({ categories }: DossierVue): BlocsDiagnostic {
  const poste = categories.emploi?.['poste'];
  return typeof poste === 'string' ? ({ emploi: { poste } } as unknown as BlocsDiagnostic) : {};
}

type PropsVersion = { readonly version: DiagnosticVue; readonly dossierId: string; readonly repliee?: boolean };

/** `repliee` : la version qui fait foi, quand une autre se prépare au-dessus d'elle. */
function Version({ version, dossierId, repliee = false }: PropsVersion) {
  const aujourdhui = useAujourdhui();
  const puce = puceDiagnostic(version.etat);
  return (
    <article className={styles['version']}>
      <div className={styles['tete']}>
        <h3>{titreVersion(version, aujourdhui)}</h3>
        <Puce couleur={puce.couleur}>{puce.libelle}</Puce>
        <span className="fin">par {version.redigePar}</span>
      </div>
      {version.remarque !== null && (
        <Bandeau couleur="ambre">{`La personne demande une correction\u00a0: «\u00a0${version.remarque}\u00a0»`}</Bandeau>
      )}
      {repliee ? (
        <details>
          <summary className="fin">Lire la version {version.numero}</summary>
          <BlocsLus blocs={version.blocs} />
        </details>
      ) : (
        <BlocsLus blocs={version.blocs} />
      )}
      <Gestes version={version} dossierId={dossierId} />
    </article>
  );
}

const GESTES: readonly {
  readonly transition: TransitionDiagnostic;
  readonly libelle: string;
  readonly succes: string;
}[] = [
  {
    transition: 'partager',
    libelle: 'Partager avec la personne',
    succes: 'Partagé\u00a0: la personne peut le lire et le valider.',
  },
  { transition: 'reprendre', libelle: 'Reprendre en brouillon', succes: 'Repris en brouillon.' },
];

function Gestes({ version, dossierId }: { readonly version: DiagnosticVue; readonly dossierId: string }) {
  const [validation, poserValidation] = useState(false);
  const relire = useRelireDossier(dossierId);
  const agir = useMutation({
    mutationFn: ({ transition }: (typeof GESTES)[number]) =>
      commandesDiagnostic.transiter(version, { transition }, identifiantAleatoire()),
    onSuccess: (_, { succes }) => prevenir.succes(succes),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  if (validation)
    return (
      <NoterAccord
        dossierId={dossierId}
        bouton="Noter la validation"
        succes="Validation notée."
        envoyer={(accord, cle) => commandesDiagnostic.transiter(version, { transition: 'noterValide', ...accord }, cle)}
        fermer={() => poserValidation(false)}
      />
    );
  const possibles = GESTES.filter(({ transition }) => version.gestes.includes(transition));
  const notable = version.gestes.includes('noterValide');
  if (possibles.length === 0 && !notable) return null;
  return (
    <div className={styles['gestes']}>
      {notable && <Button onClick={() => poserValidation(true)}>Noter que la personne a validé</Button>}
      {possibles.map((geste) => (
        <Button
          key={geste.transition}
          variant={geste.transition === 'partager' ? 'filled' : 'default'}
          disabled={agir.isPending}
          onClick={() => agir.mutate(geste)}
        >
          {geste.libelle}
        </Button>
      ))}
    </div>
  );
}

function Passees({ passees }: Pick<DiagnosticsVue, 'passees'>) {
  const aujourdhui = useAujourdhui();
  if (passees.length === 0) return null;
  return (
    <section aria-label="Versions précédentes">
      <h3>Versions précédentes</h3>
      <ul>
        {passees.map(({ id, numero, valideLe, facon }) => (
          <li key={id} className="fin">
            Version {numero}
            {valideLe && `, validée le ${dateCourte(valideLe, aujourdhui)}${faconEnClair(facon)}`}, remplacée
          </li>
        ))}
      </ul>
    </section>
  );
}
