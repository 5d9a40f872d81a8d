<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AssignedCover</name>
    <message>
        <source>Confirm {count} almost equal tasks</source>
        <translation>Confirm almost equal tasks ({count})</translation>
    </message>
</context>
<context>
    <name>AssignedPage</name>
    <message>
        <source>Note {count} tasks</source>
        <translation>Note tasks ({count})</translation>
    </message>
    <message>
        <source>Noted {count} assigned tasks.</source>
        <translation>Assigned tasks noted: {count}.</translation>
    </message>
</context>
<context>
    <name>AssignedPick</name>
    <message>
        <source>{count} tasks in the document; {ours} name this office and are ticked.</source>
        <translation>Tasks in the document: {count}; ticked, for they name this office: {ours}.</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>{years} · {state} · {tasks} tasks, {products} products</source>
        <translation>{years} · {state} · tasks: {tasks}, products: {products}</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Add to {count} cells</source>
        <translation>Add to cells ({count})</translation>
    </message>
    <message>
        <source>Empty {count} cells</source>
        <translation>Empty cells ({count})</translation>
    </message>
    <message>
        <source>Write into {count} cells</source>
        <translation>Write into cells ({count})</translation>
    </message>
    <message>
        <source>{count} rows chosen</source>
        <translation>Rows chosen: {count}</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>{count} targets</source>
        <translation>targets: {count}</translation>
    </message>
    <message>
        <source>{count} tasks</source>
        <translation>tasks: {count}</translation>
    </message>
</context>
<context>
    <name>CollectedList</name>
    <message>
        <source>Copied: {count} of {all} offices have not sent.</source>
        <translation>Copied. Offices that have not sent: {count} of {all}.</translation>
    </message>
    <message>
        <source>{count} Excel forms are saved in {folder}.</source>
        <translation>Excel forms saved in {folder}: {count}.</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>files: {count}</translation>
    </message>
    <message>
        <source>{count} files missing</source>
        <translation>files missing: {count}</translation>
    </message>
</context>
<context>
    <name>CollectingFormsDialog</name>
    <message>
        <source>Make {count} forms…</source>
        <translation>Make forms ({count})…</translation>
    </message>
</context>
<context>
    <name>ConsultingPage</name>
    <message>
        <source>Wrote {count} Word files.</source>
        <translation>Word files written: {count}.</translation>
    </message>
    <message>
        <source>{count} opinions of “{name}” taken in.</source>
        <translation>Opinions of “{name}” taken in: {count}.</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>{count} files are in the folder “{folder}”. Each is for one office only: send it by document system, e-mail, Zalo or USB stick.</source>
        <translation>Files in the folder “{folder}”: {count}. Each is for one office only: send it by document system, e-mail, Zalo or USB stick.</translation>
    </message>
</context>
<context>
    <name>GivenList</name>
    <message>
        <source>Save {count} receipts not saved yet</source>
        <translation>Save receipts not saved yet ({count})</translation>
    </message>
</context>
<context>
    <name>GuideColumn</name>
    <message>
        <source>{tasks} tasks: {full} complete, {lacking} not</source>
        <translation>Tasks: {tasks}, complete: {full}, not complete: {lacking}</translation>
    </message>
</context>
<context>
    <name>HandedThereDialog</name>
    <message>
        <source>{settled} of {all} tasks are settled. It is what its last file says.</source>
        <translation>Tasks settled: {settled} of {all}. It is what its last file says.</translation>
    </message>
</context>
<context>
    <name>HandingOutPage</name>
    <message>
        <source>Save files for {count} offices</source>
        <translation>Save files (offices: {count})</translation>
    </message>
    <message>
        <source>{count} files are saved and checked in the folder “{folder}”. Each is for one office only and named after it.</source>
        <translation>Saved and checked in the folder “{folder}”, files: {count}. Each is for one office only and named after it.</translation>
    </message>
    <message>
        <source>{count} tasks are handed out, {binding} of them obligatory.</source>
        <translation>Tasks handed out: {count}, of these obligatory: {binding}.</translation>
    </message>
</context>
<context>
    <name>OutsetDialog</name>
    <message>
        <source>{title}: {count} tasks</source>
        <translation>{title}: tasks: {count}</translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>Paste {count} rows</source>
        <translation>Paste rows ({count})</translation>
    </message>
    <message>
        <source>{count} new tasks are added.</source>
        <translation>New tasks added: {count}.</translation>
    </message>
    <message>
        <source>{count} rows go over rows that are there.</source>
        <translation>Rows that go over rows that are there: {count}.</translation>
    </message>
    <message>
        <source>{count} texts have no cell to go to and are left out.</source>
        <translation>Texts left out, for they have no cell to go to: {count}.</translation>
    </message>
    <message>
        <source>… and {count} rows more</source>
        <translation>… and more rows: {count}</translation>
    </message>
</context>
<context>
    <name>PlanBulk</name>
    <message>
        <source>Emptied {count} cells.</source>
        <translation>Cells emptied: {count}.</translation>
    </message>
    <message>
        <source>Written into {count} cells.</source>
        <translation>Cells written: {count}.</translation>
    </message>
</context>
<context>
    <name>PlanChecks</name>
    <message>
        <source>{count} cells of this table have something to look at. F8 goes to the next one.</source>
        <translation>Cells of this table with something to look at: {count}. F8 goes to the next one.</translation>
    </message>
</context>
<context>
    <name>PlanIssuing</name>
    <message>
        <source>An adjustment is under way: {count} places differ from the version in force.</source>
        <translation>An adjustment is under way. Places that differ from the version in force: {count}.</translation>
    </message>
    <message>
        <source>{round} was printed on {day}. Changed since then: {count} places.</source>
        <translation>{round} was printed on {day}. Places changed since then: {count}.</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>{tasks} targets</source>
        <translation>Targets: {tasks}</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products</source>
        <translation>Tasks: {tasks}, products: {products}</translation>
    </message>
</context>
<context>
    <name>PlanRemarks</name>
    <message>
        <source>{count} remarks are not settled. F9 goes to the next one.</source>
        <translation>Remarks not settled: {count}. F9 goes to the next one.</translation>
    </message>
    <message>
        <source>{count} remarks not settled (F9)</source>
        <translation>remarks not settled (F9): {count}</translation>
    </message>
</context>
<context>
    <name>PlanReplacing</name>
    <message>
        <source>Replaced {places} places in {cells} cells.</source>
        <translation>Replaced. Places: {places}, cells: {cells}.</translation>
    </message>
    <message>
        <source>{count} chosen rows</source>
        <translation>Chosen rows: {count}</translation>
    </message>
</context>
<context>
    <name>PlanVerbs</name>
    <message>
        <source>Pasted {count} rows.</source>
        <translation>Rows pasted: {count}.</translation>
    </message>
    <message>
        <source>Remove {count} rows</source>
        <translation>Remove rows ({count})</translation>
    </message>
    <message>
        <source>Remove {count} rows?</source>
        <translation>Remove rows: {count}?</translation>
    </message>
    <message>
        <source>{count} deadlines are not understood.</source>
        <translation>Deadlines not understood: {count}.</translation>
    </message>
    <message>
        <source>{count} pasted texts had no cell to go to and were left out.</source>
        <translation>Pasted texts left out, for they had no cell to go to: {count}.</translation>
    </message>
    <message>
        <source>{count} rows below what is to be removed are filtered away, so nothing was removed. Remove the filter first.</source>
        <translation>Nothing was removed: rows below it are filtered away ({count}). Remove the filter first.</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>Took {count} tasks from the long plan. Undo takes them back.</source>
        <translation>Tasks taken from the long plan: {count}. Undo takes them back.</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>{count} pages</source>
        <translation>Pages: {count}</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>Receive {count} files</source>
        <translation>Receive files ({count})</translation>
    </message>
    <message>
        <source>Undone: {count} files of this reception. They can be received again.</source>
        <translation>Files of this reception undone: {count}. They can be received again.</translation>
    </message>
</context>
<context>
    <name>ReceptionPanel</name>
    <message>
        <source>Receive {count} files</source>
        <translation>Receive files ({count})</translation>
    </message>
    <message>
        <source>Take in {count} files…</source>
        <translation>Take in files ({count})…</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>files: {count}</translation>
    </message>
</context>
<context>
    <name>RemarkCards</name>
    <message>
        <source>{count} more remarks…</source>
        <translation>More remarks ({count})…</translation>
    </message>
</context>
<context>
    <name>RemarksDialog</name>
    <message>
        <source>{count} remarks are copied as a table.</source>
        <translation>Remarks copied as a table: {count}.</translation>
    </message>
</context>
<context>
    <name>ReplaceRow</name>
    <message>
        <source>Replace {places} places in {cells} cells</source>
        <translation>Replace (places: {places}, cells: {cells})</translation>
    </message>
</context>
<context>
    <name>SearchEverywhere</name>
    <message>
        <source>The first {count} places are shown. One more word makes them fewer.</source>
        <translation>Places shown, the first ones: {count}. One more word makes them fewer.</translation>
    </message>
    <message>
        <source>{count} places, {plans} plans. Enter opens.</source>
        <translation>Places: {count}, plans: {plans}. Enter opens.</translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message>
        <source>with {count} files, {size}</source>
        <translation>with files: {count}, {size}</translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation>targets: {count}</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products</source>
        <translation>tasks: {tasks}, products: {products}</translation>
    </message>
</context>
<context>
    <name>SendingContentDialog</name>
    <message>
        <source>{count} files of evidence stay here, as chosen. The superior can ask for them in a receipt.</source>
        <translation>Files of evidence that stay here, as chosen: {count}. The superior can ask for them in a receipt.</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products, {targets} targets, {files} files of evidence</source>
        <translation>Tasks: {tasks}, products: {products}, targets: {targets}, files of evidence: {files}</translation>
    </message>
</context>
<context>
    <name>SignedCopyPage</name>
    <message>
        <source>Why {count} texts stay otherwise than signed:</source>
        <translation>Texts that stay otherwise than signed: {count}. Why:</translation>
    </message>
</context>
<context>
    <name>TakeBatch</name>
    <message>
        <source>No table. {tasks} sentences may be tasks, {targets} may be targets: look at it.</source>
        <translation>No table. Sentences that may be tasks: {tasks}, targets: {targets}. Look at it.</translation>
    </message>
    <message>
        <source>Taken in: {tasks} tasks, {products} products.</source>
        <translation>Taken in. Tasks: {tasks}, products: {products}.</translation>
    </message>
    <message>
        <source>{count} files, {tabled} with a table of tasks. Each one ticked becomes a plan of its own.</source>
        <translation>Files: {count}, with a table of tasks: {tabled}. Each one ticked becomes a plan of its own.</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products.</source>
        <translation>Tasks: {tasks}, products: {products}.</translation>
    </message>
</context>
<context>
    <name>TakeChoice</name>
    <message>
        <source>{sections} sections, {tasks} tasks, {products} products. Columns: {columns}.</source>
        <translation>Sections: {sections}, tasks: {tasks}, products: {products}. Columns: {columns}.</translation>
    </message>
</context>
<context>
    <name>TakeInPage</name>
    <message>
        <source>Take into {count} new plans</source>
        <translation>Take into new plans ({count})</translation>
    </message>
    <message>
        <source>Took {count} files into new plans; each can be undone by itself.</source>
        <translation>Files taken into new plans: {count}; each can be undone by itself.</translation>
    </message>
    <message>
        <source>Took {count} things from the returned file.</source>
        <translation>Taken from the returned file: {count}.</translation>
    </message>
    <message>
        <source>Took {new} new lines and {changed} changed texts from the file.</source>
        <translation>Taken from the file. New lines: {new}, changed texts: {changed}.</translation>
    </message>
    <message>
        <source>Took {tasks} tasks and {products} products into a new plan.</source>
        <translation>Taken into a new plan. Tasks: {tasks}, products: {products}.</translation>
    </message>
</context>
<context>
    <name>TakeProse</name>
    <message>
        <source>This file has no table of tasks. {tasks} sentences may be tasks, {targets} may be targets.</source>
        <translation>This file has no table of tasks. Sentences that may be tasks: {tasks}, targets: {targets}.</translation>
    </message>
</context>
<context>
    <name>TakeReturned</name>
    <message>
        <source>{count} rows came to the plan since then and stay.</source>
        <translation>Rows that came to the plan since then and stay: {count}.</translation>
    </message>
</context>
<context>
    <name>TakeReview</name>
    <message>
        <source>Found: {tables} tables, {sections} sections, {tasks} tasks, {products} products.</source>
        <translation>Found. Tables: {tables}, sections: {sections}, tasks: {tasks}, products: {products}.</translation>
    </message>
</context>
<context>
    <name>TargetsStrip</name>
    <message>
        <source>{office} hands out targets: {new} are not in this plan, {other} texts differ.</source>
        <translation>{office} hands out targets. Not in this plan: {new}, texts that differ: {other}.</translation>
    </message>
    <message>
        <source>{office} hands out targets: {new} are not in this plan.</source>
        <translation>{office} hands out targets. Not in this plan: {new}.</translation>
    </message>
    <message>
        <source>{office} hands out targets: {other} texts differ from this plan.</source>
        <translation>{office} hands out targets. Texts that differ from this plan: {other}.</translation>
    </message>
</context>
<context>
    <name>TemplatePage</name>
    <message>
        <source>{tasks} tasks in {sections} sections, as the superior gave them:</source>
        <translation>As the superior gave them, tasks: {tasks}, sections: {sections}:</translation>
    </message>
    <message>
        <source>{tasks} tasks in {sections} sections, with product, lead, partners and deadline:</source>
        <translation>Tasks: {tasks}, sections: {sections}; with product, lead, partners and deadline:</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>No plan for {year} is running. {count} earlier or ended plans are in the list.</source>
        <translation>No plan for {year} is running. Earlier or ended plans in the list: {count}.</translation>
    </message>
    <message>
        <source>Since the last time here ({day}): {count} have fallen due.</source>
        <translation>Fallen due since the last time here ({day}): {count}.</translation>
    </message>
    <message>
        <source>{count} deadlines not understood</source>
        <translation>deadlines not understood: {count}</translation>
    </message>
</context>
<context>
    <name>UnitQuestions</name>
    <message>
        <source>Yes, write it so in all {count} cells</source>
        <translation>Yes, write it so everywhere (cells: {count})</translation>
    </message>
</context>
<context>
    <name>UniteFiles</name>
    <message>
        <source>{sections} sections, {tasks} tasks, {products} products.</source>
        <translation>Sections: {sections}, tasks: {tasks}, products: {products}.</translation>
    </message>
</context>
<context>
    <name>UniteReview</name>
    <message>
        <source>{tasks} tasks, {products} products. Tasks that several plans have: {shared}. Tasks that may be the same: {like}.</source>
        <translation>Tasks: {tasks}, products: {products}. Tasks that several plans have: {shared}. Tasks that may be the same: {like}.</translation>
    </message>
</context>
<context>
    <name>UnitingPage</name>
    <message>
        <source>Made one plan: {tasks} tasks, {products} products. Undo takes it back.</source>
        <translation>Made one plan. Tasks: {tasks}, products: {products}. Undo takes it back.</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>Last backup: {days} days ago.</source>
        <translation>Days since the last backup: {days}.</translation>
    </message>
    <message>
        <source>Sending {number}: no receipt yet ({days} days).</source>
        <translation>Sending {number}: no receipt yet (days: {days}).</translation>
    </message>
</context>
<context>
    <name>WatchedCard</name>
    <message>
        <source>{count} communes have their folder in {folder}. Share each with its commune only.</source>
        <translation>Communes with a folder of their own in {folder}: {count}. Share each with its commune only.</translation>
    </message>
</context>
<context>
    <name>WordCheck</name>
    <message>
        <source>Copied: {count} lines</source>
        <translation>Lines copied: {count}</translation>
    </message>
</context>
<context>
    <name>YearTasksDialog</name>
    <message>
        <source>Take {count} tasks</source>
        <translation>Take tasks ({count})</translation>
    </message>
    <message>
        <source>{count} tasks have to do with {year}. The link to the long plan is kept.</source>
        <translation>Tasks that have to do with {year}: {count}. The link to the long plan is kept.</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>{text} ({count} rows)</source>
        <translation>{text} (rows: {count})</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>With {count} files.</source>
        <translation>Files that went along: {count}.</translation>
    </message>
    <message>
        <source>Without {count} files of evidence, as chosen.</source>
        <translation>Files of evidence left out, as chosen: {count}.</translation>
    </message>
    <message>
        <source>{count} attached files ({size})</source>
        <translation>attached files: {count} ({size})</translation>
    </message>
    <message>
        <source>{count} cells its machines differ in</source>
        <translation>cells its machines differ in: {count}</translation>
    </message>
    <message>
        <source>{count} new rows</source>
        <translation>new rows: {count}</translation>
    </message>
    <message>
        <source>{count} other details of the plan</source>
        <translation>other details of the plan: {count}</translation>
    </message>
</context>
<context>
    <name>file-taker</name>
    <message>
        <source>{count} of the files belong to another page: drop them by themselves.</source>
        <translation>Files that belong to another page: {count}. Drop them by themselves.</translation>
    </message>
</context>
<context>
    <name>issuing</name>
    <message>
        <source>{count} places differ from the version in force.</source>
        <translation>Places that differ from the version in force: {count}.</translation>
    </message>
    <message>
        <source>{count} places should be mended before.</source>
        <translation>Places that should be mended before: {count}.</translation>
    </message>
</context>
<context>
    <name>merge</name>
    <message>
        <source>{name} (with {count} lines below it)</source>
        <translation>{name} (lines below it: {count})</translation>
    </message>
</context>
<context>
    <name>outset</name>
    <message>
        <source>{count} assigned tasks</source>
        <translation>assigned tasks: {count}</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>days left: {days}</translation>
    </message>
</context>
<context>
    <name>plan-place</name>
    <message>
        <source>Removed: {count} rows.</source>
        <translation>Rows removed: {count}.</translation>
    </message>
</context>
<context>
    <name>restore</name>
    <message>
        <source>Restored: {name}, {count} plans.</source>
        <translation>Restored: {name}, plans: {count}.</translation>
    </message>
</context>
<context>
    <name>return</name>
    <message>
        <source>{count} remarks and decisions are saved and checked in {file}. Send the file to the office.</source>
        <translation>Remarks and decisions saved and checked in {file}: {count}. Send the file to the office.</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>{count} lines are marked, F9 goes from one to the next.</source>
        <translation>Lines marked: {count}, F9 goes from one to the next.</translation>
    </message>
    <message>
        <source>{office} accepted {sending}. {count} lines here were changed after it. Send again so that the superior sees the difference, or ask for the data to be opened again.</source>
        <translation>{office} accepted {sending}. Lines changed here after it: {count}. Send again so that the superior sees the difference, or ask for the data to be opened again.</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>{file}: {tasks} tasks, {products} products were read. Please look over what was found in it, and correct it where needed.</source>
        <translation>Read from {file}: tasks: {tasks}, products: {products}. Please look over what was found in it, and correct it where needed.</translation>
    </message>
</context>
<context>
    <name>timing</name>
    <message>
        <source>This holds for the {count} products of the cell.</source>
        <translation>This holds for all products of the cell ({count}).</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>{days} days left</source>
        <translation>days left: {days}</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>days overdue: {days}</translation>
    </message>
</context>
</TS>
