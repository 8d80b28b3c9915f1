import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIBELLES_ETAT_FEUILLE, ecartEnClair } from '@pdp/domain';
import type { DossierVue, FeuilleVue, PlanVue } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { dateCourte } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { NoterAccord } from '../diagnostic/noter-accord';
import { useRelireDossier } from '../dossier/dossier.requetes';
import champs from '../dossier/dossier.module.css';
import { FormulaireObjectif } from './formulaires-plan';
import { Objectif } from './objectif';
import { commandesPlan, optionsPlan } from './plan.requetes';
import { COULEURS_FEUILLE, titreFeuille } from './plan.vue';
import styles from './plan.module.css';

/** Plan d'actions : objectifs, actions, qui, pour quand ; et la feuille de route que la personne a acceptée. */
export function PlanDossier({ dossier }: { readonly dossier: DossierVue }) {
  const plan = useQuery(optionsPlan(dossier.id));
  return (
    <div className={champs['formulaire']}>
      <h2>Plan d’actions</h2>
      <Lecture requete={plan}>{(vue) => <Contenu dossier={dossier} vue={vue} />}</Lecture>
    </div>
  );
}

type Props = { readonly dossier: DossierVue; readonly vue: PlanVue };

function Contenu({ dossier, vue }: Props) {
  const objectifs = vue.plan?.objectifs ?? [];
  const vide = objectifs.length === 0 && !vue.acceptee && !vue.proposee;
  return (
    <>
      {vide && (
        <EtatVide titre="Aucun objectif">
          Un objectif dit ce que la personne veut faire, ses actions disent qui fait quoi et pour quand. La feuille de
          route se propose ensuite à la personne.
        </EtatVide>
      )}
      {objectifs.map((objectif) => (
        <Objectif key={objectif.id} dossier={dossier} objectif={objectif} vue={vue} />
      ))}
      {vue.redige && <Ajouter dossierId={dossier.id} version={vue.plan?.version ?? 0} premier={vide} />}
      <FeuilleDeRoute dossier={dossier} vue={vue} />
    </>
  );
}

type PropsAjouter = { readonly dossierId: string; readonly version: number; readonly premier: boolean };

function Ajouter({ dossierId, version, premier }: PropsAjouter) {
  const [ouvert, poserOuvert] = useState(false);
  if (ouvert) return <FormulaireObjectif dossierId={dossierId} version={version} fermer={() => poserOuvert(false)} />;
  return (
    <div>
      <Button variant={premier ? 'filled' : 'default'} onClick={() => poserOuvert(true)}>
        Ajouter un objectif
      </Button>
    </div>
  );
}

function FeuilleDeRoute({ dossier, vue }: Props) {
  const { acceptee, proposee, aRevoir, ecarts, redige } = vue;
  const proposable = redige && (vue.plan?.objectifs.length ?? 0) > 0;
  if (!acceptee && !proposee && !aRevoir && !proposable) return null;
  return (
    <section aria-label="Feuille de route" className={styles['feuille']}>
      <h3>Feuille de route</h3>
      {aRevoir?.remarque && (
        <Bandeau couleur="ambre">{`La personne demande un changement\u00a0: «\u00a0${aRevoir.remarque}\u00a0»`}</Bandeau>
      )}
      {proposee && <Feuille feuille={proposee} dossierId={dossier.id} />}
      {acceptee && <Feuille feuille={acceptee} dossierId={dossier.id} />}
      {acceptee && vue.plan && <Ecarts ecarts={ecarts} />}
      {!acceptee && !proposee && <p className="doux">La personne n’a encore accepté aucune feuille de route.</p>}
      {proposable && <Proposer dossierId={dossier.id} vue={vue} />}
      <Passees passees={vue.passees} />
    </section>
  );
}

function Ecarts({ ecarts }: Pick<PlanVue, 'ecarts'>) {
  if (ecarts.length === 0) return <p className="doux">Le plan est celui que la personne a accepté.</p>;
  return (
    <div>
      <b>Depuis la feuille acceptée</b>
      <ul className={styles['ecarts']}>
        {ecarts.map((ecart) => (
          <li key={`${ecart.sorte}${ecart.texte}`}>{ecartEnClair(ecart)}</li>
        ))}
      </ul>
    </div>
  );
}

function Feuille({ feuille, dossierId }: PropsFeuille) {
  const aujourdhui = useAujourdhui();
  return (
    <article>
      <div className={styles['tete']}>
        <b>{titreFeuille(feuille, aujourdhui)}</b>
        <Puce couleur={COULEURS_FEUILLE[feuille.etat]}>{LIBELLES_ETAT_FEUILLE[feuille.etat]}</Puce>
      </div>
      <Engagements feuille={feuille} aujourdhui={aujourdhui} />
      <GestesFeuille feuille={feuille} dossierId={dossierId} />
    </article>
  );
}

type PropsFeuille = { readonly feuille: FeuilleVue; readonly dossierId: string };

function Engagements({ feuille, aujourdhui }: { readonly feuille: FeuilleVue; readonly aujourdhui: string }) {
  return (
    <details>
      <summary className="fin">Lire cette feuille</summary>
      <ul className={styles['ecarts']}>
        {feuille.contenu.objectifs.map(({ id, phrase, horizon, actions }) => (
          <li key={id}>
            {phrase}, {horizon.toLowerCase()}
            <ul>
              {actions.map((action) => (
                <li key={action.id}>
                  {action.libelle}, {action.qui}, pour le {dateCourte(action.echeance, aujourdhui)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

function GestesFeuille({ feuille, dossierId }: PropsFeuille) {
  const [accord, poserAccord] = useState(false);
  const relire = useRelireDossier(dossierId);
  const retirer = useMutation({
    mutationFn: () => commandesPlan.repondre(feuille, { transition: 'retirer' }, identifiantAleatoire()),
    onSuccess: () => prevenir.succes('Feuille retirée.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  if (accord)
    return (
      <NoterAccord
        dossierId={dossierId}
        bouton="Noter l’acceptation"
        succes="Acceptation notée."
        envoyer={(recueilli, cle) =>
          commandesPlan.repondre(feuille, { transition: 'noterAcceptee', ...recueilli }, cle)
        }
        fermer={() => poserAccord(false)}
      />
    );
  return (
    <div className={styles['gestes']}>
      {feuille.gestes.includes('noterAcceptee') && (
        <Button onClick={() => poserAccord(true)}>Noter que la personne a accepté</Button>
      )}
      {feuille.gestes.includes('retirer') && (
        <Button variant="subtle" disabled={retirer.isPending} onClick={() => retirer.mutate()}>
          Retirer cette proposition
        </Button>
      )}
    </div>
  );
}

function Proposer({ dossierId, vue }: { readonly dossierId: string; readonly vue: PlanVue }) {
  const relire = useRelireDossier(dossierId);
  const proposer = useMutation({
    mutationFn: () =>
      commandesPlan.agir(dossierId, vue.plan?.version ?? 0, { geste: 'proposer' }, identifiantAleatoire()),
    onSuccess: () => prevenir.succes('Feuille proposée\u00a0: la personne peut la lire et l’accepter.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  const inchange = vue.acceptee !== null && vue.ecarts.length === 0;
  if (inchange) return null;
  return (
    <div>
      <Button variant="default" disabled={proposer.isPending} onClick={() => proposer.mutate()}>
        {vue.proposee ? 'Remplacer la feuille proposée' : 'Proposer la feuille de route'}
      </Button>
    </div>
  );
}

function Passees({ passees }: Pick<PlanVue, 'passees'>) {
  const aujourdhui = useAujourdhui();
  if (passees.length === 0) return null;
  return (
    <ul className={styles['ecarts']}>
      {passees.map(({ id, numero, accepteeLe }) => (
        <li key={id} className="fin">
          Version {numero}
          {accepteeLe && `, acceptée le ${dateCourte(accepteeLe, aujourdhui)}`}, remplacée
        </li>
      ))}
    </ul>
  );
}
