//! Cuts the WebAssembly in two: what the first use needs, and what can come after the first paint.
//!
//! The second file shares memory, table and stack with the first. It brings the functions of the modules in
//! [`LATER`], which the first calls through the table, and only through doors: functions whose names begin so. Until
//! the second file is there, those places of the table are empty, and the widget calls none of them.

mod data;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use walrus::ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, Visitor, VisitorMut};
use walrus::ir::{dfs_in_order, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind, ImportedFunction,
    Module, TableId,
};

/// Modules that come later, as they stand in the names that wasm-bindgen leaves.
const LATER: [&str; 13] = [
    "]::overlay::",
    "]::search::tokens::",
    "]::issue::Issue>::sentence",
    "]::search::nearest::",
    "]::browser::clipboard::",
    "]::more::",
    "]::finder::",
    "]::directory::",
    "]::search::engine::",
    "]::search::lexicon::",
    "]::search::query::",
    "]::search::tables::",
    "]::search::amount::",
];
/// How the names of functions begin that the first file may call in the second.
const DOOR: &str = "::door_";
/// Under which name the second file imports from the first.
const FIRST: &str = "p";

/// Writes the two files over and beside the one.
pub fn split(first: &Path, second: &Path) -> Result<()> {
    let bytes = std::fs::read(first)?;
    let plan = Plan::of(&parse(&bytes)?)?;
    std::fs::write(first, plan.first(parse(&bytes)?)?.emit_wasm())?;
    std::fs::write(second, plan.second(parse(&bytes)?)?.emit_wasm())?;
    Ok(())
}

fn parse(bytes: &[u8]) -> Result<Module> {
    Module::from_buffer(bytes).context("the WebAssembly cannot be read")
}

/// Gives the imports of the second file the names that the first exports them under.
pub fn rename_imports(second: &Path, names: &[(String, String)]) -> Result<()> {
    let mut module = parse(&std::fs::read(second)?)?;
    for import in module.imports.iter_mut() {
        let short = names.iter().find(|(long, _)| *long == import.name);
        let (_, short) =
            short.with_context(|| format!("the first file does not export {}", import.name))?;
        import.name.clone_from(short);
    }
    std::fs::write(second, module.emit_wasm())?;
    Ok(())
}

/// Adds a custom section to a file.
pub fn add_section(file: &Path, name: &str, data: Vec<u8>) -> Result<()> {
    let mut module = parse(&std::fs::read(file)?)?;
    module.customs.add(walrus::RawCustomSection { name: name.to_owned(), data });
    std::fs::write(file, module.emit_wasm())?;
    Ok(())
}

/// Which function goes where. Functions are named by their place, which is the same each time that the file is read.
struct Plan {
    table: usize,
    later: BTreeSet<usize>,
    /// The place in the table of every later function that has one.
    slots: BTreeMap<usize, usize>,
    /// How many places the table has.
    n_slots: usize,
    /// Earlier functions that later ones call.
    shared: BTreeSet<usize>,
    /// Pieces of data that only later functions read, by their place in the file.
    later_data: BTreeSet<usize>,
}

impl Plan {
    fn of(module: &Module) -> Result<Self> {
        let table = module.tables.main_function_table()?.context("there is no table")?;
        let of_name = |is: fn(Option<&str>) -> bool| -> BTreeSet<usize> {
            let named = module.funcs.iter().filter(|function| is(function.name.as_deref()));
            named.map(|function| function.id().index()).collect()
        };
        let named = of_name(is_later);
        let doors: BTreeSet<usize> = of_name(is_door).intersection(&named).copied().collect();
        if doors.is_empty() {
            bail!("no function is a door to what comes later");
        }
        let calls = calls(module);
        let early = early(module, &calls, &named, &doors);
        let local = module.funcs.iter_local().map(|(id, _)| id.index());
        let later: BTreeSet<usize> = local.filter(|function| !early.contains(function)).collect();
        let mut slots = slots(module);
        let mut n_slots = usize::try_from(module.tables.get(table).initial)?;
        slots.retain(|function, _| later.contains(function));
        for door in &doors {
            slots.entry(*door).or_insert_with(|| {
                n_slots += 1;
                n_slots - 1
            });
        }
        let shared = calls
            .iter()
            .filter(|(caller, callee)| later.contains(caller) && !later.contains(callee));
        let shared = shared.map(|(_, callee)| *callee).collect();
        let later_data = data::later(module, &later);
        Ok(Self { table: table.index(), later, slots, n_slots, shared, later_data })
    }

    /// The first file: later functions are called through the table, and their places in it are empty.
    fn first(&self, mut module: Module) -> Result<Module> {
        let table = self.prepare(&mut module)?;
        let types: BTreeMap<usize, _> =
            module.funcs.iter().map(|function| (function.id().index(), function.ty())).collect();
        let slots = &self.slots;
        for (_, function) in module.funcs.iter_local_mut() {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut Indirectly { slots, types: &types, table }, function, entry);
        }
        set_elements(&mut module, table, |function| !self.later.contains(&function));
        data::keep(&mut module, data::MIN_GAP, |piece| !self.later_data.contains(&piece))?;
        for (name, function) in self.shared_names(&module) {
            module.exports.add(&name, function);
        }
        let memory = module.get_memory_id()?;
        module.exports.add("p-memory", memory);
        module.exports.add("p-table", table);
        let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
        for (idx, global) in globals.into_iter().enumerate() {
            module.exports.add(&format!("p-global-{idx}"), global);
        }
        walrus::passes::gc::run(&mut module);
        Ok(module)
    }

    /// The second file: everything else is imported from the first.
    fn second(&self, mut module: Module) -> Result<Module> {
        let table = self.prepare(&mut module)?;
        let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
        exports.into_iter().for_each(|export| module.exports.delete(export));
        for (name, function) in self.shared_names(&module) {
            let ty = module.funcs.get(function).ty();
            // What the first file imports itself, it hands on.
            if let FunctionKind::Import(import) = &module.funcs.get(function).kind {
                module.imports.delete(import.import);
            }
            let import = module.imports.add(FIRST, &name, function);
            module.funcs.get_mut(function).kind =
                FunctionKind::Import(ImportedFunction { import, ty });
        }
        let memory = module.get_memory_id()?;
        data::keep(&mut module, 0, |piece| self.later_data.contains(&piece))?;
        let import = module.imports.add(FIRST, "p-memory", memory);
        module.memories.get_mut(memory).import = Some(import);
        let import = module.imports.add(FIRST, "p-table", table);
        module.tables.get_mut(table).import = Some(import);
        let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
        for (idx, global) in globals.into_iter().enumerate() {
            let import = module.imports.add(FIRST, &format!("p-global-{idx}"), global);
            module.globals.get_mut(global).kind = GlobalKind::Import(import);
        }
        set_elements(&mut module, table, |function| self.later.contains(&function));
        for (function, slot) in &self.slots {
            if !slots(&module).contains_key(function) {
                let id = function_at(&module, *function)?;
                add_elements(&mut module, table, *slot, vec![id])?;
            }
        }
        walrus::passes::gc::run(&mut module);
        Ok(module)
    }

    fn prepare(&self, module: &mut Module) -> Result<TableId> {
        let table = module
            .tables
            .iter()
            .find(|table| table.id().index() == self.table)
            .context("the table is gone")?
            .id();
        let size = u64::try_from(self.n_slots)?;
        let one = module.tables.get_mut(table);
        one.initial = size;
        one.maximum = one.maximum.map(|maximum| maximum.max(size));
        Ok(table)
    }

    fn shared_names(&self, module: &Module) -> Vec<(String, FunctionId)> {
        let shared = module
            .funcs
            .iter()
            .map(walrus::Function::id)
            .filter(|id| self.shared.contains(&id.index()));
        shared.map(|id| (format!("p-{}", id.index()), id)).collect()
    }
}

/// What the first file needs: all that its exports and its places in the table reach without passing a door.
/// A function that is reached otherwise belongs to it, however it is named.
fn early(
    module: &Module,
    calls: &BTreeSet<(usize, usize)>,
    named: &BTreeSet<usize>,
    doors: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let mut callees: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (caller, callee) in calls {
        callees.entry(*caller).or_default().push(*callee);
    }
    let exported = module.exports.iter().filter_map(|export| match export.item {
        walrus::ExportItem::Function(function) => Some(function.index()),
        _ => None,
    });
    let placed = placed(module).into_iter().map(|(_, function)| function.index());
    let mut open: Vec<usize> =
        exported.chain(placed.filter(|function| !named.contains(function))).collect();
    let mut early = BTreeSet::new();
    while let Some(function) = open.pop() {
        if !doors.contains(&function) && early.insert(function) {
            open.extend(callees.get(&function).into_iter().flatten());
        }
    }
    early
}

fn is_later(name: Option<&str>) -> bool {
    name.is_some_and(|name| LATER.iter().any(|module| name.contains(module)))
}

fn is_door(name: Option<&str>) -> bool {
    // A closure inside of a door is none.
    name.and_then(|name| name.rsplit_once(DOOR)).is_some_and(|(_, rest)| !rest.contains(':'))
}

fn function_at(module: &Module, index: usize) -> Result<FunctionId> {
    module
        .funcs
        .iter()
        .map(walrus::Function::id)
        .find(|id| id.index() == index)
        .context("a function is gone")
}

/// Who calls whom.
fn calls(module: &Module) -> BTreeSet<(usize, usize)> {
    let mut calls = BTreeSet::new();
    for (caller, function) in module.funcs.iter_local() {
        let mut callees = Callees(&mut calls, caller.index());
        dfs_in_order(&mut callees, function, function.entry_block());
    }
    calls
}

struct Callees<'a>(&'a mut BTreeSet<(usize, usize)>, usize);

impl Visitor<'_> for Callees<'_> {
    fn visit_call(&mut self, call: &Call) {
        self.0.insert((self.1, call.func.index()));
    }
}

struct Indirectly<'a> {
    slots: &'a BTreeMap<usize, usize>,
    types: &'a BTreeMap<usize, walrus::TypeId>,
    table: TableId,
}

impl VisitorMut for Indirectly<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let mut instructions = Vec::with_capacity(sequence.instrs.len());
        for (instruction, place) in sequence.instrs.drain(..) {
            let callee = match &instruction {
                Instr::Call(call) => Some(call.func.index()),
                _ => None,
            };
            let door = callee
                .and_then(|callee| Some((*self.slots.get(&callee)?, *self.types.get(&callee)?)));
            match door {
                Some((slot, ty)) => {
                    let slot = i32::try_from(slot).unwrap_or(i32::MAX);
                    instructions.push((Instr::Const(Const { value: Value::I32(slot) }), place));
                    instructions
                        .push((Instr::CallIndirect(CallIndirect { ty, table: self.table }), place));
                }
                None => instructions.push((instruction, place)),
            }
        }
        sequence.instrs = instructions;
    }
}

/// The place in the table of each function that has one.
fn slots(module: &Module) -> BTreeMap<usize, usize> {
    let mut slots = BTreeMap::new();
    for (at, function) in placed(module) {
        slots.entry(function.index()).or_insert(at);
    }
    slots
}

fn placed(module: &Module) -> Vec<(usize, FunctionId)> {
    let mut placed = Vec::new();
    for element in module.elements.iter() {
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = element.kind
        else {
            continue;
        };
        let ElementItems::Functions(functions) = &element.items else { continue };
        let offset = usize::try_from(offset).unwrap_or(0);
        placed
            .extend(functions.iter().enumerate().map(|(idx, function)| (offset + idx, *function)));
    }
    placed
}

/// Keeps the places of some functions and leaves those of the others empty.
fn set_elements(module: &mut Module, table: TableId, keep: impl Fn(usize) -> bool) {
    let kept: Vec<_> =
        placed(module).into_iter().filter(|(_, function)| keep(function.index())).collect();
    let old: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    old.into_iter().for_each(|element| module.elements.delete(element));
    module.tables.get_mut(table).elem_segments.clear();
    let mut runs: Vec<(usize, Vec<FunctionId>)> = Vec::new();
    for (at, function) in kept {
        match runs.last_mut() {
            Some((start, run)) if *start + run.len() == at => run.push(function),
            _ => runs.push((at, vec![function])),
        }
    }
    for (start, run) in runs {
        // Offsets come from the file itself and fit.
        let _ = add_elements(module, table, start, run);
    }
}

fn add_elements(
    module: &mut Module,
    table: TableId,
    at: usize,
    functions: Vec<FunctionId>,
) -> Result<()> {
    let offset = ConstExpr::Value(Value::I32(i32::try_from(at)?));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
    Ok(())
}
